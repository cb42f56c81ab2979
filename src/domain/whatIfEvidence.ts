import type { Figure, Input, Statement } from './figure'
import { inputOfNodes } from './nodeFigures'
import { fedPrices, type PriceKind } from './nodePrice'
import type { Group, Machine, Offer } from './whatIf'
import { type KindOfNode, kindsOf } from './whatIfCost'
import type { Situation } from './whatIfSituation'

/** What went into a figure. */
export type Evidence = Figure['inputs']

export type PlanEvidence = Readonly<Record<'before' | 'after' | 'saving', Evidence>>

/** What the costs of a plan rest on. `isOwn`: the reader entered it, so that nothing measured went into its nodes. */
export function planEvidence(situation: Situation, plan: readonly Group[], isOwn: boolean): PlanEvidence {
  const { byType, current } = situation
  const kinds = kindsOf(plan, byType, current) ?? []
  const planned = isOwn ? [] : podsAndSizes(situation, plan)
  const nodes = [inputOfNodes(situation.list)]
  return {
    before: [...nodes, ...pricesOf(situation, kinds, ['before'])],
    after: [...planned, ...pricesOf(situation, kinds, ['after'])],
    saving: [...nodes, ...planned, ...pricesOf(situation, kinds, ['before', 'after'])],
  }
}

/** What today's nodes, what pods allocate, and what nodes of some types hold rest on. */
export const nodesAndPods = (
  situation: Situation,
  types: readonly Pick<Group, 'instanceType'>[],
): Evidence => [inputOfNodes(situation.list), ...podsAndSizes(situation, types)]

/** Who says what today's nodes cost. */
export const pricesToday = (situation: Situation): Evidence =>
  pricesOf(situation, kindsOf([], situation.byType, situation.current) ?? [], ['before'])

/** Who says what a node of a type costs on spot and on demand. */
export function pricesOfType(situation: Situation, { instanceType, spot, onDemand }: Machine): Evidence {
  const offers = [spot, onDemand].flatMap((offer) => offer ?? [])
  const sources = new Set(offers.map(({ sources }) => sources.join('; ')))
  return [
    ...fedOffers(situation, offers),
    ...Array.from(sources, (source) => ({ source, says: `price of ${instanceType}` })),
  ]
}

/** Of which kind the prices of a plan's own nodes are. */
export function pricedBy({ byType, current }: Situation, plan: readonly Group[]): PriceKind[] {
  const planned = kindsOf(plan, byType, current)?.filter(({ after }) => after > 0) ?? []
  return [...new Set(planned.flatMap(({ offer }) => offer.kinds))]
}

function podsAndSizes(
  { byType, cpu, memory }: Situation,
  types: readonly Pick<Group, 'instanceType'>[],
): (Input | Statement)[] {
  const named = new Set(types.map(({ instanceType }) => instanceType))
  const sized = [...named].flatMap((type) => byType.get(type) ?? [])
  const sizes = Array.from(
    Map.groupBy(sized, ({ sizedBy }) => sizedBy),
    ([source, of]) => ({
      source,
      says: `size of ${of.length > 3 ? `${of.length} instance types` : of.map(({ instanceType }) => instanceType).join(', ')}`,
    }),
  )
  return [...cpu.inputs, ...memory.inputs, ...sizes]
}

type When = 'before' | 'after'
const WHEN = { before: 'today', after: 'in the plan' } as const

function pricesOf(
  situation: Situation,
  kinds: readonly KindOfNode[],
  when: readonly When[],
): (Input | Statement)[] {
  const used = kinds.filter((kind) => when.some((one) => kind[one] > 0))
  const stated = Array.from(
    Map.groupBy(used, ({ offer }) => offer.sources.join('; ')),
    ([source, some]) => {
      const counts = when.flatMap((one) => {
        const nodes = some.reduce((sum, kind) => sum + kind[one], 0)
        return nodes > 0 ? [`${nodes} ${nodes === 1 ? 'node' : 'nodes'} ${WHEN[one]}`] : []
      })
      return { source, says: `price of ${counts.join(' and ')}` }
    },
  )
  return [
    ...fedOffers(
      situation,
      used.map(({ offer }) => offer),
    ),
    ...stated,
  ]
}

/** Samples of the price, of the nodes that have some; none where no offer is made of them. */
const fedOffers = ({ now }: Situation, offers: readonly Offer[]): Input[] =>
  offers.some(({ kinds }) => kinds.includes('feed')) ? fedPrices(now.flatMap(({ price }) => price ?? [])) : []
