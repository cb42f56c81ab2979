import { isKnown } from '~/domain/figure'
import type { NodeCosts } from '~/domain/nodeCosts'
import type { NodeFigures } from '~/domain/nodeFigures'
import type { Node } from '~/domain/nodes'
import type { MetricSet } from '~/domain/series'
import { usd } from '~/domain/units'
import { zoneName } from '~/ui/format'
import { Panel } from '~/ui/Panel'
import { useReading } from '~/ui/settings'
import { DataTable } from '~/ui/table/DataTable'
import { NodeDetail } from './NodeDetail'
import { nodeColumns } from './nodeColumns'
import { sharedEnding } from './nodeNames'
import type { FileFacts } from './nodesCsv'
import { SaveNodes } from './SaveNodes'
import type { Seen } from './seen'

interface NodeTableProps {
  readonly nodes: readonly Node[]
  readonly figures: NodeFigures
  readonly costs: NodeCosts
  readonly set: MetricSet
  readonly seen: Seen
  /** What a file of these nodes says of itself. */
  readonly file: FileFacts
}

const GROUPS = [
  { column: 'zone', label: 'Zone' },
  { column: 'type', label: 'Instance type' },
  { column: 'lifecycle', label: 'Lifecycle' },
  { column: 'pool', label: 'Pool' },
]

/** Every node the window has seen, those that are gone included. */
export function NodeTable({ nodes, figures, costs, set, seen, file }: NodeTableProps) {
  const { zone, money, monthHours } = useReading()
  const beside = isKnown(costs.rate) ? money.beside?.('usd', ONE) : null
  const ending = sharedEnding(nodes.map(({ name }) => name))
  return (
    <Panel title="Node by node">
      <DataTable
        name="nodes"
        caption="Nodes seen in the window"
        noun={NOUN}
        rows={nodes}
        columns={nodeColumns({ ending, zone, money, monthHours, figures, costs, seen })}
        rowId={keyOf}
        groups={GROUPS}
        isQuiet={isGone}
        rowName={nameOf}
        note={
          <>
            {ending && (
              <>
                Names stand without the <code>{ending}</code> they share.{' '}
              </>
            )}
            Times in {zoneName(zone, nodes[0]?.lastSeen ?? 0)}. Sums of vCPU and GiB count the nodes of now,
            hours{isKnown(costs.rate) && ' and cost'} count all.{' '}
            {isKnown(costs.rate) &&
              'What groups cost per hour and month is the mean over the hours any node with a price was seen, so that they add up to the total. '}
            {beside && `Prices and costs are in ${money.name}: ${money.amount(ONE)} ${beside}. `}A row opens
            the node; Shift with a second column head sorts by both.
          </>
        }
      >
        {(ordered, columns) => (
          <>
            <SaveNodes nodes={ordered} facts={file} />
            <NodeDetail nodes={nodes} ordered={ordered} columns={columns} set={set} seen={seen} />
          </>
        )}
      </DataTable>
    </Panel>
  )
}

/** Of which the table says once what it is in the reader's other currency; in every cell it would drown the prices. */
const ONE = usd(1)
const NOUN = ['node', 'nodes'] as const
const keyOf = ({ key }: Node) => key
const nameOf = ({ name }: Node) => name
const isGone = ({ isNow }: Node) => !isNow
