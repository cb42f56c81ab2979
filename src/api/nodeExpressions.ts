import { aftermathsOf, lossName, wholeCapacityOf } from '~/domain/losses'
import { METRIC, NODE_CAPACITY_METRIC } from '~/domain/metrics'
import type { Node } from '~/domain/nodes'

/*
 * Expressions for what nodes hold and for what a loss would leave of them, in the words of `jqWords`. `nodes` are
 * those of now: what they hold is written in as plain numbers.
 */

type Resource = 'cpu' | 'memory'

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

/** For every loss what the nodes that are left with a price would cost per hour; of current values their newest. */
export const rateLeft = (isCurrent: boolean) =>
  `(priced | group_by(.of) | map({key: .[0].of, value: ${isCurrent ? 'max_by(.t).v' : '(integral | .sum / .h)'}}) | from_entries) as $price
| ${of(METRIC.nodeIsSpot)} | present | afterEach(map($price[machine // ""] // empty) | select(length > 0) | add)`

/** Names that mean nothing to a shell or to jq. */
const HARMLESS = /^[\w./-]+$/

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
