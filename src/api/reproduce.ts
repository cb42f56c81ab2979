import type { MonthHours } from '~/domain/cost'
import type { CostShape } from '~/domain/costReport'
import type { FigureId } from '~/domain/figures'
import { METRIC } from '~/domain/metrics'
import { capacityOf, UNKNOWN_ZONE, zoneCounts } from '~/domain/nodeFigures'
import type { Node } from '~/domain/nodes'
import type { MetricShape } from '~/domain/series'
import { nodeModelOf, PROFILES } from '~/domain/sizing'
import { lengthOf, type TimeRange } from '~/domain/timeRange'
import type { Endpoint } from './contract/paths'
import { withWords } from './jqWords'
import {
  capacityLeft,
  filledAfterEach,
  nodeAmount,
  nodeRate,
  presentWithCapacity,
  rateLeft,
  type StatedPrices,
} from './nodeExpressions'
import { requestUrl } from './request'

/** What a figure was computed from, as far as its expression has to know. */
export interface Reproduced {
  readonly account: string
  /** The window that was asked for. */
  readonly asked: TimeRange
  /** The window the figure speaks of: the one asked for, or for "all data" the part that has samples. */
  readonly window: TimeRange
  /** Names that were asked for; none for the default list. */
  readonly metrics: readonly string[]
  /** The form of the answer with the metrics. */
  readonly shape: MetricShape
  /** The form of the answer with the service's own total, if there is one. */
  readonly costShape: CostShape | null
  readonly stepMs: number
  readonly monthHours: MonthHours
  /** Prices of nodes that are in no answer, to be written in; null where they cannot be. */
  readonly stated: StatedPrices | null
  /** The nodes of now: how many there are and what they hold is not in the answers, or not in the same one. */
  readonly nodes: readonly Node[]
}

/** How to get a figure again from the raw answer, by hand. */
export interface Reproduction {
  readonly endpoint: Endpoint
  /** Path and query, as requested. */
  readonly path: string
  readonly jq: string
  /** The whole line for a shell. Token and address are taken from its environment; neither is known here. */
  readonly command: string
}

/**
 * A request and a `jq` (1.6 or newer) expression that give a figure again from the raw body. The expression
 * prints the figure's value in the figure's own unit, so cores, bytes, USD; for a part of a whole the object
 * `{part, of}`, for what lies between two bounds `{low, high}`, for capacity `{cpu, memory}`, for zones a list of `{zone, nodes}`; for `sizing.required` one
 * object for all profiles, `{fits, withOnePerZone}` each; for what a loss leaves one object for all losses there
 * can be, by name. It prints nothing where the figure is missing for
 * want of samples. It does not withhold a projection that rests on few hours, and does not look for samples
 * of other accounts. Capacity, the number of nodes and prices that are stated are written into it as plain numbers.
 *
 * Null where no single answer holds the figure: reconciliation against a total without samples, amounts of
 * an answer without history, shares of a capacity that is not known, a budget and what is held against it, a plan.
 */
export function reproduce(id: FigureId, from: Reproduced): Reproduction | null {
  const expression = EXPRESSIONS[id](from)
  if (expression === null) return null
  const [endpoint, body] = expression
  const path = requestUrl(endpoint, { account: from.account, window: from.asked, metrics: from.metrics })
  const isEnvelope = endpoint === 'metrics' && (from.shape === 'A2' || from.shape === 'A3')
  const isNow = endpoint === 'metrics' && isCurrent(from)
  const jq = withWords(body, { window: from.window, stepMs: from.stepMs, isEnvelope, isNow })
  const command = `curl -sS -H "Authorization: Bearer $CLOUDTUNER_TOKEN" "$COSTS_URL${path}" | jq '${jq}'`
  return { endpoint, path, jq, command }
}

type Expression = readonly [endpoint: Endpoint, body: string]
type Write = (from: Reproduced) => Expression | null

const isCurrent = ({ shape }: Reproduced) => shape === 'A2'
const of = (metric: string) => `.metrics.${metric}`
const metrics =
  (body: string | ((from: Reproduced) => string)): Write =>
  (from) => ['metrics', typeof body === 'string' ? body : body(from)]
const unlessCurrent =
  (write: Write): Write =>
  (from) =>
    isCurrent(from) ? null : write(from)

/** An amount or a rate, added up over metrics; what no metric was measured for prints nothing. */
const sumOver = (what: 'amount' | 'rate', ...of_: string[]) =>
  of_.length === 1
    ? `${of(of_[0] ?? '')} | ${what}`
    : `[${of_.map((metric) => `(${of(metric)} | ${what})`).join(', ')}] | add // empty`

const amount = (...costs: string[]) => unlessCurrent(metrics(sumOver('amount', ...costs)))
const rate = (...costs: string[]) => metrics(sumOver('rate', ...costs))
const carried = (hours: (from: Reproduced) => number, ...costs: string[]) =>
  metrics((from) => `(${sumOver('rate', ...costs)}) * ${hours(from)}`)
const day = (...costs: string[]) => carried(() => 24, ...costs)
const month = (...costs: string[]) => carried(({ monthHours }) => monthHours, ...costs)

const price = (metric: string) =>
  metrics(`${of(metric)} | samples | inWindow | max_by([.t, .v]) | .v // empty`)
const nodes = (body: string) => metrics(`${of(METRIC.nodeIsSpot)} | ${body}`)
/** What is written at prices; null where those cannot be told. */
const priced =
  (write: (stated: StatedPrices, from: Reproduced) => string): Write =>
  (from) =>
    from.stated && ['metrics', write(from.stated, from)]
const BOUNDS = ['low', 'high'] as const
/** Both bounds of a band made into others, `.` being one. */
const bounds = (change: string) =>
  `{${BOUNDS.map((bound) => `${bound}: (.${bound} | ${change})`).join(', ')}}`
const isFlagged = 'select(any(.v == 0 or .v == 1))'

type Resource = 'cpu' | 'memory'
const RESOURCES = { cpu: '.cpu_savings', memory: '.memory_savings' } as const

/** Null where the capacity of any node is unknown: a share of part of it would mislead. */
function wholeOf({ nodes }: Reproduced, resource: Resource): number | null {
  const { total, unknown } = capacityOf(nodes)
  return nodes.length > 0 && unknown === 0 ? total[resource] : null
}

const allocated = (from: Reproduced, statistic: string) =>
  `${statistic} + ${from.nodes.length} * (perNode // 0)`
const allocation =
  (resource: Resource, statistic: 'mean' | 'p95' | 'highest'): Write =>
  (from) => [
    'savings',
    `${RESOURCES[resource]} | {part: (${allocated(from, statistic)}), of: ${wholeOf(from, resource)}}`,
  ]
const free =
  (resource: Resource): Write =>
  (from) => {
    const whole = wholeOf(from, resource)
    if (whole === null) return null
    return [
      'savings',
      `${RESOURCES[resource]} | {part: (${whole} - (${allocated(from, 'mean')})), of: ${whole}}`,
    ]
  }
const asReported =
  (resource: Resource): Write =>
  (from) => ['savings', `${RESOURCES[resource]} | {part: mean, of: ${wholeOf(from, resource)}}`]

const fillLeft =
  (resource: Resource): Write =>
  ({ nodes }) => {
    const body = filledAfterEach(nodes, resource)
    return body === null ? null : ['savings', body]
  }

const EXPRESSIONS: Readonly<Record<FigureId, Write>> = {
  'fee.window': amount(METRIC.managementCost),
  'fee.rate': rate(METRIC.managementCost),
  'fee.day': day(METRIC.managementCost),
  'fee.month': month(METRIC.managementCost),
  'fee.fullWindow': carried(({ window }) => lengthOf(window), METRIC.managementCost),
  'lb.window': amount(METRIC.loadBalancerCost),
  'lb.rate': rate(METRIC.loadBalancerCost),
  'lb.day': day(METRIC.loadBalancerCost),
  'lb.month': month(METRIC.loadBalancerCost),
  'infra.window': amount(METRIC.managementCost, METRIC.loadBalancerCost),
  'infra.rate': rate(METRIC.managementCost, METRIC.loadBalancerCost),
  'infra.day': day(METRIC.managementCost, METRIC.loadBalancerCost),
  'infra.month': month(METRIC.managementCost, METRIC.loadBalancerCost),
  'egress.zone': price(METRIC.zoneEgressPrice),
  'egress.region': price(METRIC.regionEgressPrice),
  'egress.internet': price(METRIC.internetEgressPrice),
  'reported.total': () => [
    'clusterCosts',
    '.summary.total_cost // .breakdown.total_cost // .total_cost | tonumber?',
  ],
  // Our own figures take the fee from the other endpoint, so where that one has no history we have none either.
  reconcile: (from) =>
    from.costShape === 'B1' && !isCurrent(from)
      ? [
          'clusterCosts',
          '.total_cost - (.data_points | amount) | if -0.005 < . and . < 0.005 then 0 else . end',
        ]
      : null,
  'nodes.now': nodes('present | length | select(. > 0)'),
  'nodes.seen': nodes('machines | length | select(. > 0)'),
  'nodes.spot': nodes(`present | ${isFlagged} | {part: (map(select(.v == 1)) | length), of: length}`),
  'nodes.zone': nodes(
    `present | select(length > 0) | group_by(zone) | map({zone: .[0] | zone, nodes: length}) | sort_by([.zone == "${UNKNOWN_ZONE}", .zone])`,
  ),
  'nodes.capacity': metrics(
    (from) =>
      `${presentWithCapacity(from.nodes)} | map(.c // empty) | select(length > 0) | {cpu: (map(.[0]) | add), memory: (map(.[1]) | add)}`,
  ),
  'nodes.hours': unlessCurrent(
    nodes('samples | group_by(machine) | map(perInstant | integral | .h) | add // empty'),
  ),
  'nodes.rate': priced((stated, from) => nodeRate(stated, isCurrent(from))),
  'nodes.window': unlessCurrent(priced(nodeAmount)),
  'nodes.month': priced(
    (stated, from) => `${nodeRate(stated, isCurrent(from))} | ${bounds(`. * ${from.monthHours}`)}`,
  ),
  'cluster.month': priced(
    (stated, from) =>
      `(${sumOver('rate', METRIC.managementCost, METRIC.loadBalancerCost)}) as $infra | ${nodeRate(stated, isCurrent(from))} | ${bounds(`(. + $infra) * ${from.monthHours}`)}`,
  ),
  'risk.zone': nodes(
    `present | length as $all | map(zone | select(. != "${UNKNOWN_ZONE}")) | select(length > 0) | (group_by(.) | map(length) | max) / $all`,
  ),
  'risk.spot': nodes(
    `present | ${isFlagged} | {part: (map(select(.v == 1)) | group_by([zone, .l.instance_type]) | map(length) | max // 0), of: length}`,
  ),
  'loss.nodes': nodes('present | length as $all | afterEach({part: length, of: $all})'),
  'loss.cpu': metrics((from) => capacityLeft(from.nodes, 'cpu')),
  'loss.memory': metrics((from) => capacityLeft(from.nodes, 'memory')),
  'loss.rate': priced(rateLeft),
  'loss.fill.cpu': fillLeft('cpu'),
  'loss.fill.memory': fillLeft('memory'),
  'alloc.cpu': allocation('cpu', 'mean'),
  'alloc.memory': allocation('memory', 'mean'),
  'alloc.cpu.p95': allocation('cpu', 'p95'),
  'alloc.memory.p95': allocation('memory', 'p95'),
  'alloc.cpu.max': allocation('cpu', 'highest'),
  'alloc.memory.max': allocation('memory', 'highest'),
  'free.cpu': free('cpu'),
  'free.memory': free('memory'),
  'memory.utilisation': metrics(
    (from) =>
      `${of(METRIC.memoryWorkingSet)} | samples | readings | select(length > 0) | {part: (add / length), of: ${wholeOf(from, 'memory')}}`,
  ),
  'reported.cpuSavings': asReported('cpu'),
  'reported.memorySavings': asReported('memory'),
  'reported.opportunity': (from) => {
    const [cpu, memory] = [wholeOf(from, 'cpu'), wholeOf(from, 'memory')]
    if (!cpu || !memory) return null
    return [
      'savings',
      `[(.cpu_savings | mean) / ${cpu}, (.memory_savings | mean) / ${memory}] | select(length == 2) | max | if . < 0.1 then "LOW" elif . < 0.3 then "MEDIUM" else "HIGH" end`,
    ]
  },
  'reported.efficiency': (from) => {
    const cpu = wholeOf(from, 'cpu')
    return cpu ? ['savings', `1 - (.cpu_savings | mean) / ${cpu}`] : null
  },
  'sizing.required': sizing,
  // Of the calendar month, and against an amount that only the reader's browser knows.
  'budget.burn': () => null,
  'budget.share': () => null,
  'budget.low': () => null,
  'budget.high': () => null,
  'whatIf.before': () => null,
  'whatIf.after': () => null,
  'whatIf.saving': () => null,
  'whatIf.extra': () => null,
  'advice.saving': () => null,
  'advice.extra': () => null,
}

/** For every profile the fewest nodes of today's type, without and with one per zone. */
function sizing({ nodes }: Reproduced): Expression | null {
  const model = nodeModelOf(nodes)
  if (model === null) return null
  const { cpu, memory } = model.capacity
  const zones = zoneCounts(nodes).filter(({ zone }) => zone !== UNKNOWN_ZONE).length
  const profiles = PROFILES.map(({ name, fill, fewest }) => ({ name, fill, fewest }))
  return [
    'savings',
    `[.cpu_savings, .memory_savings | p95] as [$cpu, $memory]
| ([.cpu_savings, .memory_savings | perNode] | if length == 2 then . else [0, 0] end) as [$podCpu, $podMemory]
| ${JSON.stringify(profiles)} | select($memory != null) | map(.fill as $fill | {key: .name, value: (
    first(range(.fewest; 10001) | select(($cpu + . * $podCpu) / (. * ${cpu}) <= $fill and ($memory + . * $podMemory) / (. * ${memory}) <= $fill))
    | {fits: ., withOnePerZone: ([., ${zones}] | max)})}) | from_entries`,
  ]
}
