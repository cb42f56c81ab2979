import { expect, test } from 'vitest'
import { countChecks } from './sampleCounts'
import type { SampleCounts } from './series'
import { setOf, span } from './testing/tables'

const setWith = (counts: Partial<SampleCounts>) => ({
  ...setOf(span(0, 1)),
  counts: { received: 100, unusable: 0, repeated: 0, conflicting: 0, ...counts },
})
const statesOf = (...counts: Partial<SampleCounts>[]) =>
  countChecks(counts.map(setWith)).map(({ id, state }) => `${id}: ${state}`)

test.each<[string, Partial<SampleCounts>, string, string, string]>([
  ['nothing set aside', {}, 'pass', 'pass', 'pass'],
  ['fault 1: some values that are no numbers', { unusable: 10 }, 'warn', 'pass', 'pass'],
  ['fault 1: more than a tenth of them', { unusable: 11 }, 'fail', 'pass', 'pass'],
  ['fault 8: replicas, which do no harm', { repeated: 50 }, 'pass', 'pass', 'pass'],
  ['fault 8: replicas that contradict each other', { conflicting: 1 }, 'pass', 'pass', 'warn'],
  ['nothing received, so nothing known', { received: 0 }, 'unknown', 'unknown', 'unknown'],
])('%s', (_, counts, unusable, repeated, conflicting) => {
  expect(statesOf(counts)).toEqual([
    `unusable-samples: ${unusable}`,
    `repeated-samples: ${repeated}`,
    `conflicting-samples: ${conflicting}`,
  ])
})

test('the counts of all answers are added', () => {
  const [unusable] = countChecks([setWith({ unusable: 2 }), setWith({ unusable: 1 })])
  expect(unusable?.finding).toBe('3 of 200 samples held no usable number and were left out.')
  expect(countChecks([]).map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown'])
})
