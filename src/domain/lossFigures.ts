import type { Allocation } from './allocation'
import { sumOfBands } from './band'
import { type Figure, known, missing } from './figure'
import type { PartOf, Provenance } from './figureUnits'
import { type Aftermath, fillAfter, wholeCapacityOf } from './losses'
import { inputOfNodes } from './nodeFigures'
import { fedPrices, statedPrices } from './nodePrice'
import type { Node, NodeList } from './nodes'
import { demandOf } from './sizing'
import { type Bytes, type Cores, count, ratio, usdPerHour } from './units'

export interface LossFigures {
  readonly nodes: Figure<'nodes'>
  readonly cpu: Figure<'cores'>
  readonly memory: Figure<'bytes'>
  readonly rate: Figure<'usd/h band'>
  readonly cpuFill: Figure<'ratio'>
  readonly memoryFill: Figure<'ratio'>
}

/** What pods allocate of each resource; null where it could not be had. */
export type Allocations = { readonly cpu: Allocation; readonly memory: Allocation } | null

/** What a loss would leave of the nodes of `list`, and how full that would be with what pods allocate today. */
export function lossFigures(aftermath: Aftermath, list: NodeList, allocations: Allocations): LossFigures {
  const { left, unsure, lost } = aftermath
  const now = [...lost, ...unsure, ...left]
  const inputs = [inputOfNodes(list)]
  const notes =
    unsure.length === 0
      ? []
      : [`${unsure.length} of ${now.length} nodes may be lost too and are not counted as left`]
  const whole = wholeCapacityOf(now)
  const rest = wholeCapacityOf(left)
  const provenance: Provenance = left.every(({ capacity }) => capacity?.source === 'feed')
    ? 'observed'
    : 'modelled'
  const capacity = { inputs, notes, provenance }
  return {
    nodes: known('loss.nodes', { part: count(left.length), of: count(now.length) }, { inputs, notes }),
    cpu:
      rest === null
        ? missing('loss.cpu', NO_CAPACITY, capacity)
        : known('loss.cpu', { part: rest.cpu, of: whole?.cpu ?? null } satisfies PartOf<Cores>, capacity),
    memory:
      rest === null
        ? missing('loss.memory', NO_CAPACITY, capacity)
        : known(
            'loss.memory',
            { part: rest.memory, of: whole?.memory ?? null } satisfies PartOf<Bytes>,
            capacity,
          ),
    rate: rateOf(left, inputs, notes),
    ...fills(aftermath, allocations, notes),
  }
}

const NO_CAPACITY = 'the capacity of some node that would be left is not known'

function rateOf(
  left: readonly Node[],
  inputs: Figure['inputs'],
  notes: readonly string[],
): Figure<'usd/h band'> {
  const prices = left.flatMap(({ price }) => price ?? [])
  if (prices.length === 0)
    return missing(
      'loss.rate',
      left.length === 0 ? 'no node would be left' : 'no price is known for the nodes that would be left',
      { inputs },
    )
  const without = left.length - prices.length
  return known(
    'loss.rate',
    sumOfBands(
      prices.map(({ perHour }) => perHour),
      usdPerHour(0),
    ),
    {
      inputs: [...inputs, ...fedPrices(prices), ...statedPrices(prices)],
      notes: [
        ...notes,
        ...(without > 0
          ? [`${without} of ${left.length} nodes left have no price and are left out; they are not free`]
          : []),
      ],
      provenance: prices.every(({ source }) => source.kind === 'feed') ? 'observed' : 'modelled',
    },
  )
}

function fills(
  aftermath: Aftermath,
  allocations: Allocations,
  notes: readonly string[],
): Pick<LossFigures, 'cpuFill' | 'memoryFill'> {
  const demand = allocations && demandOf(allocations.cpu, allocations.memory)
  const filled = demand && fillAfter(aftermath, demand)
  const reason =
    demand === null
      ? 'what pods allocate is not known for this window'
      : aftermath.left.length === 0
        ? 'no node would be left'
        : NO_CAPACITY
  const particulars = (resource: 'cpu' | 'memory') =>
    allocations === null
      ? { notes }
      : { notes, inputs: allocations[resource].inputs, coverage: allocations[resource].coverage }
  return {
    cpuFill: filled
      ? known('loss.fill.cpu', ratio(filled.cpu), particulars('cpu'))
      : missing('loss.fill.cpu', reason, particulars('cpu')),
    memoryFill: filled
      ? known('loss.fill.memory', ratio(filled.memory), particulars('memory'))
      : missing('loss.fill.memory', reason, particulars('memory')),
  }
}
