import { Drawer } from '@mantine/core'
import '~/ui/mantineOverlays'
import { samplesOf } from '~/domain/nodeSamples'
import type { Node } from '~/domain/nodes'
import type { MetricSet } from '~/domain/series'
import { Button } from '~/ui/Button'
import { CopyButton } from '~/ui/CopyButton'
import type { TableColumn } from '~/ui/table/column'
import { rowsText } from '~/ui/table/rowText'
import styles from './NodeDrawer.module.css'
import { NodeFacts } from './NodeFacts'
import { NodeLabels } from './NodeLabels'
import { NodeLifeTime } from './NodeLifeTime'
import { NodeNeighbours } from './NodeNeighbours'
import { NodeSamples } from './NodeSamples'
import type { Seen } from './seen'
import { UnknownNode } from './UnknownNode'

interface NodeDrawerProps {
  /** As the address says it. */
  readonly asked: string
  /** Null where no node of that key was seen. */
  readonly node: Node | null
  readonly nodes: readonly Node[]
  readonly previous: Node | null
  readonly next: Node | null
  /** As the table shows them: what a copied row is made of. */
  readonly columns: readonly TableColumn<Node>[]
  readonly set: MetricSet
  readonly seen: Seen
  readonly onStep: (key: string) => void
  readonly onClose: () => void
}

/** One node: what it is, when it was seen, what it costs and holds, who stands beside it, and every sample of it. */
export function NodeDrawer(props: NodeDrawerProps) {
  const { asked, node, nodes, previous, next, columns, set, seen, onStep, onClose } = props
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={<bdi className={styles.title}>{node?.name ?? 'No such node'}</bdi>}
      closeButtonProps={{ 'aria-label': 'Close' }}
      // Outside of <main>, a header would be a second banner.
      attributes={{ header: { role: 'none' } }}
    >
      {node === null ? (
        <UnknownNode asked={asked} window={seen.window} onClose={onClose} />
      ) : (
        <div className={styles.node}>
          <div className={styles.tools}>
            <Button disabled={previous === null} onClick={() => previous && onStep(previous.key)}>
              Previous
            </Button>
            <Button disabled={next === null} onClick={() => next && onStep(next.key)}>
              Next
            </Button>
            <CopyButton text={node.name} label="Copy name" />
            <CopyButton text={() => rowsText([node], columns)} label="Copy row" />
          </div>
          <NodeFacts node={node} newest={seen.newest} />
          <NodeLifeTime node={node} seen={seen} />
          <NodeNeighbours node={node} nodes={nodes} onOpen={onStep} />
          <NodeLabels labels={node.labels} />
          <NodeSamples key={node.key} series={samplesOf(node, nodes, set, seen.window)} />
        </div>
      )}
    </Drawer>
  )
}
