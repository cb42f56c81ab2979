import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entryFor } from './priceBook'
import { listedPrices, mergedPrices } from './priceLayers'
import { priceBook, priceEntry } from './testing/prices'

const EUROPE = priceEntry({ region: 'eu-west-1', source: 'Europe' })
const AMERICA = priceEntry({ region: 'us-east-1', source: 'America' })
const ANYWHERE = priceEntry({ source: 'anywhere' })
const SPOT = priceEntry({ purchase: 'spot', source: 'spot' })

const standing = (own: (typeof EUROPE)[], gateway: (typeof EUROPE)[]) =>
  listedPrices([
    { origin: 'own', book: own },
    { origin: 'gateway', book: gateway },
  ])
    .filter(({ isShadowed }) => !isShadowed)
    .map(({ entry, origin }) => `${origin}: ${entry.source}`)

test.each([
  ['of one region stands before it', [EUROPE], [EUROPE, AMERICA], ['own: Europe', 'gateway: America']],
  ['for every region stands before each', [ANYWHERE], [EUROPE, AMERICA], ['own: anywhere']],
  ['of one region leaves the others', [EUROPE], [ANYWHERE], ['own: Europe', 'gateway: anywhere']],
  ['bought another way is of another thing', [SPOT], [ANYWHERE], ['own: spot', 'gateway: anywhere']],
  ['that is not there shadows nothing', [], [EUROPE], ['gateway: Europe']],
])('a price of the reader’s own %s', (_, own, gateway, expected) =>
  expect(standing(own, gateway)).toEqual(expected),
)

test('a shadowed price is still listed, so that a reader sees what they set aside', () => {
  const listed = listedPrices([
    { origin: 'own', book: [ANYWHERE] },
    { origin: 'gateway', book: [EUROPE] },
  ])
  expect(listed.map(({ origin, isShadowed }) => [origin, isShadowed])).toEqual([
    ['own', false],
    ['gateway', true],
  ])
})

test('the merged book gives every node what the first layer gives that has anything for it', () => {
  const node = fc.record({
    instanceType: fc.constantFrom('m5.large', 't3a.2xlarge', null),
    purchase: fc.constantFrom('spot', 'on-demand', 'unknown'),
    region: fc.constantFrom(null, 'eu-west-1', 'us-east-1', 'elsewhere'),
  })
  fc.assert(
    fc.property(priceBook, priceBook, node, (own, gateway, bought) => {
      const merged = mergedPrices([
        { origin: 'own', book: own },
        { origin: 'gateway', book: gateway },
      ])
      const inTurn = entryFor(own, bought) ?? entryFor(gateway, bought)
      expect(entryFor(merged, bought)).toBe(inTurn)
    }),
  )
})
