import { expect } from 'vitest'
import { clusterEstimate } from '~/domain/clusterEstimate'
import { costFigures, type MonthHours } from '~/domain/cost'
import type { Figure } from '~/domain/figure'
import { FIGURES, type FigureId } from '~/domain/figures'
import { LOSS_FIGURES } from '~/domain/lossDefinitions'
import { aftermathsOf, lossName } from '~/domain/losses'
import { lossFigures } from '~/domain/lossFigures'
import { nodeCosts } from '~/domain/nodeCosts'
import { nodeFigures, UNKNOWN_ZONE, zoneCounts } from '~/domain/nodeFigures'
import { nodesIn, nodesNow } from '~/domain/nodes'
import { PLAN_FIGURES } from '~/domain/planDefinitions'
import { networkPrices } from '~/domain/priceList'
import { reconcile, samplesAtStart } from '~/domain/reconcile'
import { memoryInUse, rightsizingFigures } from '~/domain/rightsizing'
import { effectiveWindow, type RangeChoice } from '~/domain/scope'
import { SHIPPED_PRICES } from '~/domain/shippedPrices'
import { demandOf, nodeModelOf, sizingTable } from '~/domain/sizing'
import type { PriceSources } from '~/domain/statedPrice'
import type { TimeRange } from '~/domain/timeRange'
import type { Endpoint } from '../contract/paths'
import { decodeClusterCosts } from '../decode/clusterCosts'
import { decodeMetrics } from '../decode/metrics'
import { decodeSavings } from '../decode/savings'
import { statedPricesOf } from '../nodeExpressions'
import { type Reproduced, reproduce } from '../reproduce'
import { ACCOUNT } from './answers'
import { jq } from './jq'

/** Three raw bodies, the figures our own code makes of them, and what an expression has to know. */
export interface World {
  readonly bodies: Readonly<Record<Endpoint, string>>
  /** Values by id; null where we say a figure is missing. */
  readonly figures: Readonly<Record<FigureId, unknown>>
  readonly from: Reproduced
}

interface Choices {
  readonly prices?: PriceSources
  readonly monthHours?: MonthHours
  readonly choice?: RangeChoice
}

/** As in the app: what nobody states has a public price. */
const PUBLIC: PriceSources = { book: [], shipped: SHIPPED_PRICES }

export function worldOf(
  bodies: World['bodies'],
  asked: TimeRange,
  { monthHours = 720, choice = { kind: 'last', name: '7d' }, prices = PUBLIC }: Choices = {},
): World {
  const request = { account: ACCOUNT, window: asked }
  const metrics = decodeMetrics(bodies.metrics, request)
  const { report } = decodeClusterCosts(bodies.clusterCosts, request)
  const savings = decodeSavings(bodies.savings, request)
  const window = effectiveWindow(metrics, choice, asked)
  const costs = costFigures(metrics, window, monthHours)
  const nodes = nodesIn(metrics, window, prices)
  const money = nodeCosts(nodes, metrics, window, monthHours)
  const sizes = rightsizingFigures(savings, nodes, window)
  const { reported, difference } = reconcile(report, {
    fee: costs.fee.window,
    loadBalancers: costs.loadBalancers.window,
    atStart: samplesAtStart(metrics),
  })
  const all: Figure[] = [
    ...[costs.fee, costs.loadBalancers, costs.infrastructure].flatMap((part): Figure[] =>
      Object.values(part),
    ),
    costs.feeFullWindow,
    ...networkPrices(metrics, window).map(({ price }) => price),
    ...[reported, difference],
    ...Object.values(nodeFigures(nodes)),
    ...Object.values(money),
    clusterEstimate(costs.infrastructure, money),
    ...[sizes.cpu, sizes.memory].flatMap((resource): Figure[] => Object.values(resource)),
    ...[sizes.opportunity, sizes.efficiency, memoryInUse(metrics, sizes.capacity, window)],
  ]
  const { cpu, memory } = sizes.allocation
  const now = nodesNow(nodes)
  const zones = zoneCounts(now).filter(({ zone }) => zone !== UNKNOWN_ZONE).length
  const fitting = sizingTable(demandOf(cpu, memory), nodeModelOf(now), zones, true).flatMap(
    ({ profile, fits, withOnePerZone }) =>
      fits.value === null ? [] : [[profile.name, { fits: fits.value, withOnePerZone: withOnePerZone.value }]],
  )
  const losses = aftermathsOf(now).map(
    (after) => [lossName(after.loss), Object.values(lossFigures(after, nodes, sizes.allocation))] as const,
  )
  /** A figure of every loss that has it, by the name of the loss. */
  const afterEach = Object.keys(LOSS_FIGURES).map((id) => {
    const known = losses.flatMap(([name, figures]) => {
      const value = figures.find((figure) => figure.id === id)?.value ?? null
      return value === null ? [] : [[name, value] as const]
    })
    return [id, known.length > 0 ? Object.fromEntries(known) : null] as const
  })
  return {
    bodies,
    // Cast: complete, or the test that walks over all ids finds `undefined`.
    figures: Object.fromEntries([
      ...all.map(({ id, value }) => [id, value]),
      ...afterEach,
      ['sizing.required', fitting.length > 0 ? Object.fromEntries(fitting) : null],
    ]) as World['figures'],
    from: {
      account: ACCOUNT,
      asked,
      window,
      metrics: [],
      stated: statedPricesOf(nodes.seen),
      shape: metrics.shape,
      costShape: report.shape,
      stepMs: metrics.stepMs,
      monthHours,
      nodes: now,
    },
  }
}

/** What real jq makes of the raw body; null where it prints nothing, or where there is no expression. */
export async function byHand({ bodies, from }: World, id: FigureId): Promise<unknown> {
  const reproduction = reproduce(id, from)
  if (reproduction === null) return null
  const text = await jq(bodies[reproduction.endpoint], reproduction.jq)
  return text === '' ? null : JSON.parse(text)
}

/** All but the figures of a budget or a plan: those are the reader's own, and in no answer. */
export const IDS = (Object.keys(FIGURES) as FigureId[]).filter(
  (id) => !id.startsWith('budget.') && !(id in PLAN_FIGURES),
)

/** Equal, numbers up to a billionth. */
export function expectSame(actual: unknown, expected: unknown, id: string): void {
  if (typeof expected === 'number') {
    expect(actual, id).toBeTypeOf('number')
    const distance = Math.abs((actual as number) - expected)
    expect(distance, `${id}: ${actual} is not ${expected}`).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(expected)),
    )
  } else if (typeof expected === 'object' && expected !== null) {
    expect(Object.keys(actual ?? {}).sort(), id).toEqual(Object.keys(expected).sort())
    for (const [key, part] of Object.entries(expected))
      expectSame((actual as Record<string, unknown>)[key], part, `${id} ${key}`)
  } else expect(actual, id).toBe(expected)
}

/** What is known comes out of jq; what is missing comes out as nothing. */
export async function expectAll(world: World, ids: readonly FigureId[] = IDS) {
  for (const id of ids) expectSame(await byHand(world, id), world.figures[id], id)
}
