import { isKnown } from '~/domain/figure'
import type { NodeCosts } from '~/domain/nodeCosts'
import type { NodeFigures } from '~/domain/nodeFigures'
import type { Node } from '~/domain/nodes'
import { zoneName } from '~/ui/format'
import { Panel } from '~/ui/Panel'
import { useReading } from '~/ui/settings'
import { DataTable } from '~/ui/table/DataTable'
import { nodeColumns } from './nodeColumns'
import { sharedEnding } from './nodeNames'

interface NodeTableProps {
  readonly nodes: readonly Node[]
  readonly figures: NodeFigures
  readonly costs: NodeCosts
}

const GROUPS = [
  { column: 'zone', label: 'Zone' },
  { column: 'type', label: 'Instance type' },
  { column: 'lifecycle', label: 'Lifecycle' },
]

/** Every node the window has seen, those that are gone included. */
export function NodeTable({ nodes, figures, costs }: NodeTableProps) {
  const { zone, money } = useReading()
  const ending = sharedEnding(nodes.map(({ name }) => name))
  return (
    <Panel title="Node by node">
      <DataTable
        caption="Nodes seen in the window"
        noun={NOUN}
        rows={nodes}
        columns={nodeColumns({ ending, zone, money, figures, costs })}
        rowId={keyOf}
        groups={GROUPS}
        isQuiet={isGone}
        note={
          <>
            {ending && (
              <>
                Names stand without the <code>{ending}</code> they share.{' '}
              </>
            )}
            Times in {zoneName(zone, nodes[0]?.lastSeen ?? 0)}. Sums of vCPU and GiB count the nodes of now,
            hours{isKnown(costs.rate) && ' and cost'} count all. Shift-press a second column head to sort by
            both.
          </>
        }
      />
    </Panel>
  )
}

const NOUN = ['node', 'nodes'] as const
const keyOf = ({ key }: Node) => key
const isGone = ({ isNow }: Node) => !isNow
