import { isKnown } from '~/domain/figure'
import type { NodeCosts } from '~/domain/nodeCosts'
import type { NodeFigures } from '~/domain/nodeFigures'
import type { Node } from '~/domain/nodes'
import { holdingsOf } from '~/domain/spotZone'
import { Figure } from '~/ui/Figure'
import { formatCores, formatDayTime, formatMeanCount, type TimeZone } from '~/ui/format'
import type { Money } from '~/ui/money'
import type { TableColumn } from '~/ui/table/column'
import { Lifecycle, NodeName, NotKnown, PriceCell, ProviderId, ZoneCell } from './nodeCells'
import { shortProviderId, withoutEnding } from './nodeNames'
import { AllNodes, capacitySum, costSum, counted, inGib, NO_CAPACITY } from './nodeSums'

interface Reading {
  /** What all names end with and is not shown. */
  readonly ending: string
  readonly zone: TimeZone
  readonly money: Money
  readonly figures: NodeFigures
  readonly costs: NodeCosts
}

type Column = TableColumn<Node>

/** What is known of a node, in the order it is asked: which, what, how bought, where, at what price, how much, how long. */
export const nodeColumns = ({ ending, zone, money, figures, costs }: Reading): Column[] => [
  {
    id: 'node',
    header: 'Node',
    value: ({ name }) => name,
    text: ({ name }) => name,
    cell: (node) => <NodeName node={node} short={withoutEnding(node.name, ending)} />,
    width: 196,
    sum: (nodes) => ({ text: counted(holdingsOf(nodes)) }),
    whole: <AllNodes figures={figures} />,
  },
  words('type', 'Instance type', 120, ({ instanceType }) => instanceType, 'no label “instance_type”'),
  {
    id: 'lifecycle',
    header: 'Lifecycle',
    hint: 'By the newest flag: 1 is spot, 0 is on-demand, anything else is unknown',
    value: ({ purchase }) => (purchase === 'unknown' ? undefined : purchase),
    text: ({ purchase }) => purchase,
    cell: ({ purchase }) => <Lifecycle purchase={purchase} />,
    width: 112,
  },
  {
    id: 'zone',
    header: 'Zone',
    hint: 'From the zone label, else from the provider id; a region is never shown as a zone',
    value: (node) => node.zone?.name,
    text: (node) => node.zone?.name ?? 'unknown',
    cell: (node) => <ZoneCell zone={node.zone} />,
    width: 116,
  },
  ...(isKnown(costs.rate) ? moneyColumns(money, costs) : []),
  words('region', 'Region', 100, ({ region }) => region, 'no label “region”'),
  {
    id: 'provider',
    header: 'Provider id',
    value: ({ providerId }) => providerId ?? undefined,
    text: ({ providerId }) => providerId ?? '',
    cell: ({ providerId }) => <ProviderId full={providerId} short={shortProviderId(providerId ?? '')} />,
    width: 184,
  },
  words('arch', 'Arch.', 68, ({ architecture }) => architecture, 'no label “arch”', 'Architecture'),
  {
    id: 'vcpu',
    header: 'vCPU',
    value: ({ capacity }) => capacity?.cpu,
    cell: ({ capacity }) =>
      capacity === null ? <NotKnown why={NO_CAPACITY} /> : formatCores(capacity.cpu, '').trim(),
    isNumber: true,
    width: 84,
    sum: (nodes) => capacitySum(holdingsOf(nodes), ({ cpu }) => formatCores(cpu, '').trim()),
  },
  {
    id: 'gib',
    header: 'GiB',
    hint: 'Memory',
    value: ({ capacity }) => capacity?.memory,
    cell: ({ capacity }) => (capacity === null ? <NotKnown why={NO_CAPACITY} /> : inGib(capacity.memory)),
    isNumber: true,
    width: 80,
    sum: (nodes) => capacitySum(holdingsOf(nodes), ({ memory }) => inGib(memory)),
  },
  time('first', 'First seen', ({ firstSeen }) => firstSeen, zone),
  time('last', 'Last seen', ({ lastSeen }) => lastSeen, zone),
  {
    id: 'hours',
    header: 'Hours',
    hint: 'Hours of the window covered by samples of this node',
    value: ({ hours }) => hours,
    cell: ({ hours }) => formatMeanCount(hours),
    isNumber: true,
    width: 92,
    sum: (nodes) => ({ text: formatMeanCount(holdingsOf(nodes).hours) }),
    whole: <Figure figure={figures.nodeHours} size="inline" bare />,
  },
]

/** Only where some price is known: a column of nothing but “no price” says one thing many times. */
const moneyColumns = (money: Money, { window }: NodeCosts): Column[] => [
  {
    id: 'rate',
    header: 'Per hour',
    hint: 'Price of the node, the mean over its hours, and who says so',
    value: ({ price }) => price?.perHour,
    cell: ({ price }) => <PriceCell price={price} />,
    isNumber: true,
    width: 124,
  },
  {
    id: 'cost',
    header: 'Cost',
    hint: 'Price × the hours of the window for which node and price are known',
    value: ({ price }) => price?.amount,
    cell: ({ price }) => (price === null ? '' : money.amount(price.amount)),
    isNumber: true,
    width: 92,
    sum: (nodes) => costSum(holdingsOf(nodes), money),
    whole: <Figure figure={window} size="inline" bare />,
  },
]

function words(
  id: string,
  header: string,
  width: number,
  read: (node: Node) => string | null,
  why: string,
  hint?: string,
): Column {
  return {
    id,
    header,
    width,
    ...(hint === undefined ? {} : { hint }),
    value: (node) => read(node) ?? undefined,
    text: (node) => read(node) ?? '',
    cell: (node) => {
      const text = read(node)
      return text === null ? <NotKnown why={why} /> : <bdi title={text}>{text}</bdi>
    },
  }
}

const time = (id: string, header: string, read: (node: Node) => number, zone: TimeZone): Column => ({
  id,
  header,
  value: read,
  cell: (node) => formatDayTime(read(node), zone),
  isNumber: true,
  width: 108,
})
