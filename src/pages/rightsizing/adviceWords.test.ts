import { describe, expect, test } from 'vitest'
import type { Advice } from '~/domain/advice'
import { machine, offer } from '~/domain/testing/whatIf'
import { usdPerHour } from '~/domain/units'
import type { Machine } from '~/domain/whatIf'
import { adviceInWords } from './adviceWords'

const words = (advice: Advice) => adviceInWords(advice, (rate) => `${rate}/h`)
const COMMON = {
  id: 'a',
  saving: { low: usdPerHour(1), high: usdPerHour(2) },
  provenance: 'modelled' as const,
  inputs: [],
}

test.each([
  [4, ['t3a.2xlarge'], '4 × t3a.2xlarge'],
  [2000, ['t3a.2xlarge', 'm5.large', 'm6i.large'], '2,000 nodes of 3 types'],
])('other types are held against those of today: %i of %j', (nodes, types, before) => {
  const plan = [{ instanceType: 'm5.large', purchase: 'spot' as const, count: 3 }]
  expect(words({ ...COMMON, kind: 'other types', before: { nodes, types }, plan })).toMatchObject({
    before,
    after: '3 × m5.large on spot',
  })
})

describe('what spot and on demand leave open', () => {
  const unknown = (more: Partial<Machine>) =>
    words({
      ...COMMON,
      kind: 'less spot',
      before: 0,
      after: 1,
      nodes: 4,
      machine: machine('m5.2xlarge', more),
    }).unknown

  test('nothing of prices, where one source says both', () => {
    expect(unknown({})).toBe('how often spot nodes are taken back; counted in m5.2xlarge (8 vCPU, 32 GiB)')
  })

  test('of two sources, what part of the difference is theirs', () => {
    expect(unknown({ spot: offer(0.07, 0.08, 'catalogue') })).toContain(
      'how much of the difference is only that of two sources of prices',
    )
  })

  test('of the feed, whether it has prices of spot at all', () => {
    const fed = { spot: offer(0.2, 0.2, 'feed'), onDemand: offer(0.2, 0.2, 'feed') }
    expect(unknown(fed)).toContain('without a spot data feed it has those on demand')
    expect(unknown(fed)).not.toContain('two sources')
  })
})
