import { Link } from 'react-router'
import { isKnown } from '~/domain/figure'
import type { NodeCosts } from '~/domain/nodeCosts'
import { countOf, type NodeFigures } from '~/domain/nodeFigures'
import type { Node, Purchase } from '~/domain/nodes'
import { Figure } from '~/ui/Figure'
import { formatCount } from '~/ui/format'
import { Panel } from '~/ui/Panel'
import { type BarPart, ShareBar } from '~/ui/ShareBar'
import { useReading } from '~/ui/settings'
import { COLOUR } from '~/ui/theme'
import styles from './Surroundings.module.css'

interface NodesPanelProps {
  readonly figures: NodeFigures
  readonly costs: NodeCosts
  readonly now: readonly Node[]
}

const KINDS: readonly { purchase: Purchase; label: string; colour: string }[] = [
  { purchase: 'spot', label: 'spot', colour: COLOUR.spot },
  { purchase: 'on-demand', label: 'on-demand', colour: COLOUR.onDemand },
  { purchase: 'unknown', label: 'unknown', colour: COLOUR.unknown },
]

/** What the cluster runs on, and how much of it may be taken back. */
export function NodesPanel({ figures, costs, now }: NodesPanelProps) {
  const { linkSearch } = useReading()
  const parts: BarPart[] = KINDS.flatMap(({ purchase, label, colour }) => {
    const nodes = countOf(now, purchase)
    return nodes === 0 ? [] : [{ label, colour, value: nodes, text: formatCount(nodes) }]
  })
  return (
    <Panel
      title="What it runs on"
      area="nodes"
      actions={<Link to={{ pathname: '/nodes', search: linkSearch }}>All nodes</Link>}
    >
      <div className={styles.pair}>
        <Figure figure={figures.now} size="large" />
        <Figure figure={figures.capacity} size="large" />
      </div>
      {isKnown(figures.now) && (
        <>
          <ShareBar name="Nodes by lifecycle" parts={parts} />
          <p className={styles.keys}>
            {parts.map(({ label, colour, text }) => (
              <span key={label}>
                <i style={{ background: colour }} />
                {text} {label}
              </span>
            ))}
          </p>
        </>
      )}
      {isKnown(costs.rate) && (
        <div className={styles.pair}>
          <Figure figure={costs.rate} label="Cost per hour" />
        </div>
      )}
      <div className={styles.stack}>
        <Figure figure={figures.spot} />
        <Figure figure={figures.zones} />
      </div>
    </Panel>
  )
}
