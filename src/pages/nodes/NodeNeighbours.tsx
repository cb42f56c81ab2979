import { neighboursOf, poolOf } from '~/domain/nodePool'
import type { Node } from '~/domain/nodes'
import { formatCount } from '~/ui/format'
import styles from './NodeDrawer.module.css'

/** More than these are better read in the table, grouped by pool. */
const SHOWN = 12

interface NodeNeighboursProps {
  readonly node: Node
  readonly nodes: readonly Node[]
  readonly onOpen: (key: string) => void
}

/** Nodes that are scarce together with it. */
export function NodeNeighbours({ node, nodes, onOpen }: NodeNeighboursProps) {
  const pool = poolOf(node)
  const others = neighboursOf(node, nodes)
  return (
    <section>
      <h3>Neighbours in its pool</h3>
      {pool === null ? (
        <p>Its zone, its instance type or its way of buying is not known, so neither is its pool.</p>
      ) : (
        <>
          <p>
            <bdi>{pool}</bdi>:{' '}
            {others.length === 0
              ? 'no other node that is there now.'
              : `${formatCount(others.length)} other ${others.length === 1 ? 'node' : 'nodes'} there now.`}{' '}
            <span className={styles.meaning}>
              A pool is nodes of one zone, one instance type and one way of buying: what makes one scarce
              makes all scarce.
            </span>
          </p>
          <ul className={styles.neighbours}>
            {others.slice(0, SHOWN).map(({ key, name }) => (
              <li key={key}>
                <button type="button" className={styles.neighbour} onClick={() => onOpen(key)}>
                  <bdi>{name}</bdi>
                </button>
              </li>
            ))}
          </ul>
          {others.length > SHOWN && (
            <p>And {formatCount(others.length - SHOWN)} more: group the table by pool to see them all.</p>
          )}
        </>
      )}
    </section>
  )
}
