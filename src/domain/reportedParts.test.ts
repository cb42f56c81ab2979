import { expect, test } from 'vitest'
import { includedParts, sumsPrices } from './reportedParts'
import { report } from './testing/costReports'

const PARTS = { cpu: 100, management: 20, loadBalancer: 3, network: 5 }
const included = (...answer: Parameters<typeof report>) => {
  const parts = includedParts(report(...answer))
  return parts && [...parts].sort()
}

test.each<[string, number, string[] | null]>([
  ['all of them', 128, ['loadBalancer', 'management', 'network']],
  ['no network', 123, ['loadBalancer', 'management']],
  ['none', 100, []],
  ['all of them, rounded', 128.02, ['loadBalancer', 'management', 'network']],
  ['what adds up in no way', 110, null],
])('a total of 100 and of 20, 3 and 5: %s', (_, total, expected) =>
  expect(included('B3', total, PARTS)).toEqual(expected),
)

test('a part of nothing is in every total; one not named is in none', () => {
  expect(included('B3', 100, { cpu: 100, management: 0 })).toEqual(['management'])
  expect(included('B6', 100, { cpu: 100 })).toEqual([])
})

test('of two ways to add up the closest counts', () => {
  expect(included('B5', 100, { cpu: 100, loadBalancer: 0.012 })).toEqual([])
  expect(included('B5', 100.012, { cpu: 100, loadBalancer: 0.012 })).toEqual(['loadBalancer'])
})

test('without a total or without parts there is nothing to add up', () => {
  expect([included('B2', null, PARTS), included('B7', 5)]).toEqual([null, null])
})

test.each<[string, Parameters<typeof report>, boolean]>([
  ['a summary of raw metrics', ['B2', 30, { management: 10, network: 20 }], true],
  ['a flat answer whose exporter is silent', ['B6', 30, { cpu: 0, ram: 0, network: 20 }], true],
  ['the exporter’s own', ['B5', 30, { cpu: 10, network: 20 }], false],
  ['the fee alone, which names no network', ['B1', 30], false],
])('the network cost is a sum of prices in %s: %j', (_, answer, expected) =>
  expect(sumsPrices(report(...answer))).toBe(expected),
)
