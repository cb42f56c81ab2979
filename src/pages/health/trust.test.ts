import { describe, expect, test } from 'vitest'
import { type Check, checkOf } from '~/domain/check'
import type { Stage } from '~/domain/pipeline'
import { hours } from '~/domain/units'
import { tallyOf, trustIn } from './trust'

const COVERED = { covered: hours(32), window: hours(168), first: null, last: null }
const scrape = checkOf('prometheus', 'scrape-gaps')
const clock = checkOf('browser', 'clock')

/** Two stages in their order; what state they have themselves plays no part. */
const stagesWith = (upstream: readonly Check[], downstream: readonly Check[] = []): Stage[] => [
  { id: 'prometheus', state: 'unknown', isPassedBy: false, checks: upstream },
  { id: 'browser', state: 'unknown', isPassedBy: false, checks: downstream },
]

describe('can I trust what I see?', () => {
  test('a failure further down goes before a warning further up', () => {
    const told = trustIn(
      stagesWith([scrape.warn('A gap.', 'Look.')], [clock.fail('Wrong.', 'Set it.')]),
      COVERED,
    )
    expect(told).toMatchObject({
      state: 'fail',
      answer: 'Not all of it',
      gravest: { finding: 'Wrong.' },
      within: null,
    })
  })

  test('where there are no costs at all, there is nothing to trust', () =>
    expect(trustIn(stagesWith([scrape.fail('No sample.', 'Look.')]), null).answer).toBe(
      'No, there is nothing to go by',
    ))

  test('of two warnings the one nearer to the source goes first, and the answer is for the measured hours', () => {
    const told = trustIn(
      stagesWith([scrape.warn('A gap.', 'Look.')], [clock.warn('Off.', 'Set it.')]),
      COVERED,
    )
    expect(told.gravest?.finding).toBe('A gap.')
    expect(told).toMatchObject({ answer: 'With care', within: COVERED })
  })

  test('what nobody knows takes nothing away from what is fine', () => {
    const told = trustIn(stagesWith([scrape.pass('No gap.')], [clock.unknown('Who knows.', 'Ask.')]), null)
    expect(told).toEqual({
      state: 'pass',
      answer: 'Yes',
      within: null,
      gravest: null,
      tally: '1 fine, 1 not known',
    })
  })

  test('a whole window needs no limits', () => {
    const whole = { covered: hours(168), window: hours(168), first: null, last: null }
    expect(trustIn(stagesWith([scrape.pass('No gap.')]), whole)).toMatchObject({
      answer: 'Yes',
      within: null,
    })
  })

  test('where nothing is known nobody can tell', () =>
    expect(trustIn(stagesWith([scrape.unknown('Who knows.', 'Wait.')]), null)).toMatchObject({
      state: 'unknown',
      answer: 'Nobody can tell yet',
      gravest: null,
    }))
})

test('the tally names each state once, gravest first, in one or many', () => {
  const { pass, warn, fail } = scrape
  expect(tallyOf([pass('a'), warn('b', 'x'), fail('c', 'x'), pass('d')])).toBe('1 failed, 1 warning, 2 fine')
  expect(tallyOf([warn('a', 'x'), warn('b', 'x')])).toBe('2 warnings')
})
