import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Check, STAGES } from './check'
import type { Failure } from './failure'
import { METRIC } from './metrics'
import { type PipelineFacts, pipelineHealth } from './pipeline'
import { hourlyRows, severalSeries } from './testing/arbitraries'
import { report } from './testing/costReports'
import { asCurrent, at, series, setOf, span, steady } from './testing/tables'

const WINDOW = span(0, 24)
const NOTHING: PipelineFacts = {
  metrics: null,
  savings: null,
  costs: null,
  source: null,
  serverAheadMs: null,
  window: WINDOW,
  now: at(24),
}
const FAILURE: Failure = {
  kind: 'server',
  endpoint: 'metrics',
  status: 502,
  code: 'upstream_error',
  reason: 'The source failed.',
  path: null,
  requestId: null,
  canRetry: true,
  waitMs: null,
}
const status = (metric: string) =>
  series(metric, steady(50, 0, 24), { resolution: 'hourly', status: 'success' })
const COUNTS = { received: 100, unusable: 0, repeated: 0, conflicting: 0 }
const ORIGIN = { foreign: 0, warnings: [] }
const METRICS = {
  ...setOf(
    WINDOW,
    series(METRIC.managementCost, steady(0.1, 0, 24), { provisioner_name: 'EKS' }),
    status(METRIC.allocationStatus),
    status(METRIC.assetStatus),
    series(METRIC.nodeIsSpot, steady(1, 0, 24), { node: 'a' }),
  ),
  counts: COUNTS,
  origin: ORIGIN,
}
const WELL: PipelineFacts = {
  ...NOTHING,
  metrics: { data: METRICS, failure: null },
  savings: { data: { ...METRICS, shape: 'C' }, failure: null },
  costs: { data: { ...report('B1', 2.4), origin: ORIGIN }, failure: null },
  source: 'prometheus',
  serverAheadMs: 40,
}

const checksOf = (facts: PipelineFacts): Check[] => pipelineHealth(facts).flatMap(({ checks }) => checks)
const idsOf = (facts: PipelineFacts) =>
  checksOf(facts)
    .map(({ id }) => id)
    .sort()
const stateOf = (facts: PipelineFacts, id: string) => checksOf(facts).find((check) => check.id === id)?.state

describe('the pipeline', () => {
  test('is told stage by stage, from the source of the samples to the screen', () => {
    expect(pipelineHealth(NOTHING).map(({ id }) => id)).toEqual([...STAGES])
  })

  test('of which nothing is known yet passes nowhere, but that its window is young', () => {
    expect(
      checksOf(NOTHING)
        .filter(({ state }) => state !== 'unknown')
        .map(({ id }) => id),
    ).toEqual(['retention'])
  })

  test('that is well passes everywhere, but where only an exporter could tell', () => {
    expect(
      checksOf(WELL)
        .filter(({ state }) => state !== 'pass')
        .map(({ id, state }) => `${id}: ${state}`),
    ).toEqual(['exporter-scrape: unknown', 'exporter-last-success: unknown'])
    expect(pipelineHealth(WELL).map(({ state }) => state)).toEqual([
      'pass',
      'pass',
      'pass',
      'pass',
      'pass',
      'pass',
    ])
  })

  test('has a stage as grave as its gravest check', () => {
    const late = pipelineHealth({
      ...WELL,
      now: at(27),
      metrics: { data: { ...METRICS, window: span(0, 27) }, failure: null },
    })
    expect(late.find(({ id }) => id === 'prometheus')?.state).toBe('warn')
  })
})

describe('fault 31: one question fails', () => {
  test('the metrics: what only they tell stays open with the reason, the rest is as it was', () => {
    const facts = { ...WELL, metrics: { data: null, failure: FAILURE } }
    expect(stateOf(facts, 'metrics-answered')).toBe('fail')
    for (const id of ['last-sample', 'scrape-gaps', 'allocation-sets', 'metrics-shape'])
      expect(checksOf(facts).find((check) => check.id === id)).toMatchObject({
        state: 'unknown',
        finding: 'Not known, as the question for metrics was not answered: The source failed.',
      })
    for (const id of ['savings-answered', 'costs-answered', 'costs-shape', 'clock', 'unusable-samples'])
      expect(stateOf(facts, id)).toBe('pass')
  })

  test('the costs: their form is open, the samples are not', () => {
    const facts = { ...WELL, costs: { data: null, failure: FAILURE } }
    expect(['costs-answered', 'costs-shape', 'last-sample'].map((id) => stateOf(facts, id))).toEqual([
      'fail',
      'unknown',
      'pass',
    ])
  })

  test('after an earlier answer: the failure is told, and that answer still looked at', () => {
    const facts = { ...WELL, metrics: { data: METRICS, failure: FAILURE } }
    expect(['metrics-answered', 'last-sample'].map((id) => stateOf(facts, id))).toEqual(['fail', 'pass'])
  })
})

describe('laws of the checks', () => {
  const set = severalSeries(METRIC.managementCost, hourlyRows).map((all) => setOf(span(0, 60), ...all))
  const metrics = fc.oneof(set, set.map(asCurrent))
  const facts: fc.Arbitrary<PipelineFacts> = fc.record({
    metrics: fc.option(fc.record({ data: fc.option(metrics), failure: fc.option(fc.constant(FAILURE)) })),
    savings: fc.option(fc.record({ data: fc.option(metrics), failure: fc.constant(null) })),
    costs: fc.constant(WELL.costs),
    source: fc.constantFrom('metroculus', 'prometheus', 'recording', null),
    serverAheadMs: fc.option(fc.integer()),
    window: fc.constant(span(0, 60)),
    now: fc.integer({ min: 60, max: 2000 }).map(at),
  })

  test('there are always the same checks, each once, whatever is known', () => {
    expect(new Set(idsOf(NOTHING)).size).toBe(idsOf(NOTHING).length)
    fc.assert(
      fc.property(facts, (given) => {
        expect(idsOf(given)).toEqual(idsOf(NOTHING))
      }),
    )
  })

  test('each says one sentence, and what to do unless it passed', () => {
    fc.assert(
      fc.property(facts, (given) => {
        for (const { state, finding, action } of checksOf(given)) {
          expect(finding).toMatch(/^[A-Z0-9].*\.$/)
          expect(action === '').toBe(state === 'pass')
          expect(finding).not.toMatch(/NaN|undefined|Infinity/)
        }
      }),
    )
  })
})
