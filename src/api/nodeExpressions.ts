import { aftermathsOf, lossName, wholeCapacityOf } from '~/domain/losses'
import { METRIC, NODE_CAPACITY_METRIC } from '~/domain/metrics'
import type { Node } from '~/domain/nodes'

/*
 * Expressions for what nodes hold and for what a loss would leave of them, in the words of `jqWords`. `nodes` are
 * those of now: what they hold is written in as plain numbers.
 */

type Resource = 'cpu' | 'memory'

/** Names that mean nothing to a shell or to jq. */
const HARMLESS = /^[\w./:-]+$/

const of = (metric: string) => `.metrics.${metric}`

/** The nodes of now, `[vCPU, bytes]` of each as `.c`, null where nobody says. */
export const presentWithCapacity = (nodes: readonly Node[]) =>
  `${fedCapacity(nodes)}${JSON.stringify(nominalCapacity(nodes))} as $sold | ${of(METRIC.nodeIsSpot)} | present | map(. + {c: (${nodes.some(isFed) ? '$fed[.l.node // ""] // ' : ''}$sold[.l.instance_type // ""])})`

/** For every loss what would be left of the capacity, where all of that is known. */
export function capacityLeft(nodes: readonly Node[], resource: Resource): string {
  const of = `map(.c[${resource === 'cpu' ? 0 : 1}]) | add`
  return `${presentWithCapacity(nodes)} | (if all(.c) then ${of} else null end) as $all
| afterEach(select(all(.c)) | {part: (${of} // 0), of: $all})`
}

/** Per hour, `[least, most]`, by what `kind` makes of a node (instance type, how it is bought, region), or by its id. */
export type StatedPrices = Readonly<Record<string, readonly [number, number]>>

/** A line that nobody could read any more is none. */
const MOST_STATED = 50

/**
 * The prices of nodes that are in no answer: one for each kind, but one for each node of a kind whose nodes differ, as
 * default rates go by what a node holds. Null where they cannot be written into a line: too many, or under such names.
 */
export function statedPricesOf(nodes: readonly Node[]): StatedPrices | null {
  const stated = nodes.flatMap(({ key, price, instanceType, purchase, region }) =>
    price === null || price.source.kind === 'feed'
      ? []
      : [
          {
            key,
            kind: [instanceType ?? '', purchase, region ?? ''].join(' '),
            perHour: [price.perHour.low, price.perHour.high] as const,
          },
        ],
  )
  const written = [...Map.groupBy(stated, ({ kind }) => kind)].flatMap(([kind, some]) => {
    const prices = new Set(some.map(({ perHour }) => perHour.join()))
    return prices.size === 1
      ? some.slice(0, 1).map(({ perHour }) => [kind, perHour] as const)
      : some.map(({ key, perHour }) => [key, perHour] as const)
  })
  const canBeWritten = written.every(([name]) =>
    name.split(' ').every((word) => word === '' || HARMLESS.test(word)),
  )
  return written.length <= MOST_STATED && canBeWritten ? Object.fromEntries(written) : null
}

/** Per hour, over nodes with a price: the mean over the hours any of them covers; of current values the sum. */
export const nodeRate = (stated: StatedPrices, isCurrent: boolean) =>
  isCurrent
    ? `perHour(${JSON.stringify(stated)}) as $price | ${of(METRIC.nodeIsSpot)} | present | map($price[machine // ""] // empty) | band`
    : `costed(${JSON.stringify(stated)}) | (map(.s[]) | perInstant | integral | .h) as $h | map(.cost | map(. / $h)) | band`

export const nodeAmount = (stated: StatedPrices) => `costed(${JSON.stringify(stated)}) | map(.cost) | band`

/** For every loss what the nodes that are left with a price would cost per hour; of current values their newest. */
export const rateLeft = (stated: StatedPrices) =>
  `perHour(${JSON.stringify(stated)}) as $price
| ${of(METRIC.nodeIsSpot)} | present | afterEach(map($price[machine // ""] // empty) | band)`

/** For every loss how full the rest would be; null where nothing is known of any, or a name is not to be written. */
export function filledAfterEach(nodes: readonly Node[], resource: Resource): string | null {
  const rest = aftermathsOf(nodes).flatMap(({ loss, left }) => {
    const whole = wholeCapacityOf(left)
    return whole === null || left.length === 0
      ? []
      : [{ key: lossName(loss), n: left.length, whole: whole[resource] }]
  })
  if (rest.length === 0 || !rest.every(({ key }) => HARMLESS.test(key))) return null
  const pods = resource === 'cpu' ? '$podCpu' : '$podMemory'
  return `[.cpu_savings, .memory_savings | p95] as [$cpu, $memory]
| ([.cpu_savings, .memory_savings | perNode] | if length == 2 then . else [0, 0] end) as [$podCpu, $podMemory]
| ${JSON.stringify(rest)} | select($memory != null)
| map({key, value: (($${resource} + .n * ${pods}) / .whole)}) | from_entries`
}

const isFed = ({ capacity }: Node) => capacity?.source === 'feed'

/** What instance types are sold with, `[vCPU, bytes]`; of known types only, so the names are harmless in a shell. */
function nominalCapacity(nodes: readonly Node[]): Record<string, [number, number]> {
  const sold = nodes.flatMap(({ instanceType, capacity }): [string, [number, number]][] =>
    instanceType !== null && capacity?.source === 'instance type'
      ? [[instanceType, [capacity.cpu, capacity.memory]]]
      : [],
  )
  return Object.fromEntries(sold)
}

const fedCapacity = (nodes: readonly Node[]) =>
  nodes.some(isFed)
    ? `(${of(NODE_CAPACITY_METRIC)} | samples | group_by(.l.node) | map({key: .[0].l.node, value: [newest("cpu"), newest("memory")]} | select(.value | all(. != null))) | from_entries) as $fed\n| `
    : ''
