import type { MonthHours } from '~/domain/cost'
import { isKnown } from '~/domain/figure'
import { costPartOf } from '~/domain/nodeCostPart'
import type { NodeCosts } from '~/domain/nodeCosts'
import type { NodeFigures } from '~/domain/nodeFigures'
import { poolOf } from '~/domain/nodePool'
import type { Node } from '~/domain/nodes'
import { holdingsOf } from '~/domain/spotZone'
import { GIB } from '~/domain/units'
import { between } from '~/ui/between'
import { Figure } from '~/ui/Figure'
import { formatCores, formatDayTime, formatMeanCount, type TimeZone } from '~/ui/format'
import type { Money } from '~/ui/money'
import type { TableColumn } from '~/ui/table/column'
import { LifeLine } from './LifeLine'
import { inWords } from './lifeWords'
import { Lifecycle, NodeName, NotKnown, PriceCell, ProviderId, ZoneCell } from './nodeCells'
import { shortProviderId, withoutEnding } from './nodeNames'
import { AllNodes, capacitySum, counted, inGib, NO_CAPACITY, pricedSum, WholeOfMoney } from './nodeSums'
import type { Seen } from './seen'

interface Reading {
  /** What all names end with and is not shown. */
  readonly ending: string
  readonly zone: TimeZone
  readonly money: Money
  readonly monthHours: MonthHours
  readonly figures: NodeFigures
  readonly costs: NodeCosts
  readonly seen: Seen
}

type Column = TableColumn<Node>

/** What is known of a node, in the order it is asked: which, what, how bought, where, when, at what price, how much, how long. */
export const nodeColumns = ({ ending, zone, money, monthHours, figures, costs, seen }: Reading): Column[] => [
  {
    id: 'node',
    header: 'Node',
    value: ({ name }) => name,
    text: ({ name }) => name,
    cell: (node) => <NodeName node={node} short={withoutEnding(node.name, ending)} newest={seen.newest} />,
    width: 25,
    sum: (nodes) => ({ text: counted(holdingsOf(nodes)) }),
    whole: <AllNodes figures={figures} />,
  },
  words('type', 'Instance type', 15.5, ({ instanceType }) => instanceType, 'no label “instance_type”'),
  {
    id: 'lifecycle',
    header: 'Lifecycle',
    hint: 'By the newest flag: 1 is spot, 0 is on-demand, anything else is unknown',
    value: ({ purchase }) => (purchase === 'unknown' ? undefined : purchase),
    text: ({ purchase }) => purchase,
    cell: ({ purchase }) => <Lifecycle purchase={purchase} />,
    plain: ({ purchase }) => purchase,
    width: 14.5,
  },
  {
    id: 'zone',
    header: 'Zone',
    hint: 'From the zone label, else from the provider id; a region is never shown as a zone',
    value: (node) => node.zone?.name,
    text: (node) => node.zone?.name ?? 'unknown',
    cell: (node) => <ZoneCell zone={node.zone} />,
    width: 15,
  },
  {
    id: 'life',
    header: 'Life line',
    hint: 'When it was seen over the window: filled; not seen while other nodes were: a thin line; hours without any sample: empty. Sorts by its first sample',
    value: ({ firstSeen }) => firstSeen,
    plain: (node) => inWords(seen.lifeOf(node), zone),
    cell: (node) => <LifeLine runs={seen.lifeOf(node)} window={seen.window} />,
    width: 18,
  },
  {
    id: 'pool',
    header: 'Pool',
    hint: 'Nodes of one zone, one instance type and one way of buying: they are scarce together',
    value: (node) => poolOf(node) ?? undefined,
    cell: (node) => {
      const pool = poolOf(node)
      return pool === null ? <NotKnown why={NO_POOL} /> : <bdi title={pool}>{pool}</bdi>
    },
    width: 28,
    isExtra: true,
  },
  ...(isKnown(costs.rate) ? moneyColumns(money, costs, monthHours) : []),
  words('region', 'Region', 13, ({ region }) => region, 'no label “region”', { isExtra: true }),
  {
    id: 'provider',
    header: 'Provider id',
    value: ({ providerId }) => providerId ?? undefined,
    text: ({ providerId }) => providerId ?? '',
    cell: ({ providerId }) => <ProviderId full={providerId} short={shortProviderId(providerId ?? '')} />,
    width: 23.5,
    isExtra: true,
  },
  words('arch', 'Arch.', 9, ({ architecture }) => architecture, NO_PROCESSOR, {
    title: 'Architecture',
    isExtra: true,
  }),
  {
    id: 'vcpu',
    header: 'vCPU',
    value: ({ capacity }) => capacity?.cpu,
    cell: ({ capacity }) =>
      capacity === null ? <NotKnown why={NO_CAPACITY} /> : formatCores(capacity.cpu, '').trim(),
    isNumber: true,
    width: 11,
    sum: (nodes) => capacitySum(holdingsOf(nodes), ({ cpu }) => formatCores(cpu, '').trim()),
  },
  {
    id: 'gib',
    header: 'GiB',
    title: 'Memory, GiB',
    hint: 'Memory',
    value: ({ capacity }) => capacity?.memory,
    plain: ({ capacity }) => (capacity === null ? undefined : capacity.memory / GIB),
    cell: ({ capacity }) => (capacity === null ? <NotKnown why={NO_CAPACITY} /> : inGib(capacity.memory)),
    isNumber: true,
    width: 10.5,
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
    width: 12,
    sum: (nodes) => ({ text: formatMeanCount(holdingsOf(nodes).hours) }),
    whole: <Figure figure={figures.nodeHours} size="inline" bare />,
  },
]

const NO_PROCESSOR = 'no label “arch”, and its instance type is not in our table'
const NO_POOL = 'its zone, its instance type or its way of buying is not known'

/** Only where some price is known: a column of nothing but “no price” says one thing many times. */
const moneyColumns = (money: Money, costs: NodeCosts, monthHours: MonthHours): Column[] => {
  const monthOf = oncePerNode((node) => costPartOf([node], costs, monthHours)?.month ?? null)
  return [
    {
      id: 'rate',
      header: 'Per hour',
      hint: 'Price of the node, the mean over its hours, and who says so. Sums are over the hours any node was seen: half of them adds half of the price',
      value: ({ price }) => price?.perHour.low,
      plain: ({ price }) => (price ? between(price.perHour, String) : undefined),
      cell: ({ price }) => <PriceCell price={price} />,
      isNumber: true,
      width: 22,
      sum: (nodes) =>
        pricedSum(holdingsOf(nodes), costPartOf(nodes, costs, monthHours)?.rate ?? null, (sum) =>
          between(sum, money.rate),
        ),
      whole: <WholeOfMoney figure={costs.rate} />,
    },
    {
      id: 'cost',
      header: 'Cost',
      title: 'Cost in the window',
      hint: 'Price × the hours of the window for which node and price are known',
      value: ({ price }) => price?.amount.low,
      plain: ({ price }) => (price ? between(price.amount, String) : undefined),
      cell: ({ price }) => (price === null ? '' : between(price.amount, money.amount)),
      isNumber: true,
      width: 17,
      sum: (nodes) => {
        const held = holdingsOf(nodes)
        return pricedSum(held, held.cost, (sum) => between(sum, money.amount))
      },
      whole: <WholeOfMoney figure={costs.window} />,
    },
    {
      id: 'month',
      header: 'Per month',
      title: `Per month (${monthHours} h)`,
      hint: `What it adds to the ${monthHours} hours of a month if all goes on as in the window: its cost over the hours any node was seen`,
      value: (node) => monthOf(node)?.low,
      plain: (node) => {
        const month = monthOf(node)
        return month === null ? undefined : between(month, String)
      },
      cell: (node) => {
        const month = monthOf(node)
        return month === null ? '' : between(month, money.amount)
      },
      isNumber: true,
      // Its foot is a figure, which names the hours of the month.
      width: 25,
      sum: (nodes) =>
        pricedSum(holdingsOf(nodes), costPartOf(nodes, costs, monthHours)?.month ?? null, (sum) =>
          between(sum, money.amount),
        ),
      whole: <WholeOfMoney figure={costs.month} />,
    },
  ]
}

/** `read`, worked out once for each node, however often a table asks. */
function oncePerNode<T>(read: (node: Node) => T): (node: Node) => T {
  const kept = new Map<Node, { readonly value: T }>()
  return (node) => {
    const { value } = kept.get(node) ?? { value: read(node) }
    kept.set(node, { value })
    return value
  }
}

function words(
  id: string,
  header: string,
  width: number,
  read: (node: Node) => string | null,
  why: string,
  more: Pick<Column, 'title' | 'isExtra'> = {},
): Column {
  return {
    id,
    header,
    width,
    ...more,
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
  plain: (node) => new Date(read(node)).toISOString(),
  cell: (node) => formatDayTime(read(node), zone),
  isNumber: true,
  width: 14,
})
