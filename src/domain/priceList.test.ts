import { describe, expect, test } from 'vitest'
import { METRIC } from './metrics'
import { networkPrices } from './priceList'
import { asCurrent, type Row, series, setOf, span, table } from './testing/tables'

const WINDOW = span(0, 4)
const zonePrice = (rows: readonly Row[], labels = {}) => series(METRIC.zoneEgressPrice, rows, labels)
const zoneOf = (...all: ReturnType<typeof zonePrice>[]) => networkPrices(setOf(WINDOW, ...all), WINDOW)[0]

describe('the network price list', () => {
  test('has three prices, each from its own metric', () => {
    const set = setOf(
      WINDOW,
      series(METRIC.internetEgressPrice, table({ 1: 0.143 })),
      series(METRIC.zoneEgressPrice, table({ 1: 0.01 })),
      series(METRIC.regionEgressPrice, table({ 1: 0.02 })),
    )
    expect(networkPrices(set, WINDOW).map(({ price }) => [price.id, price.value])).toEqual([
      ['egress.zone', 0.01],
      ['egress.region', 0.02],
      ['egress.internet', 0.143],
    ])
  })

  test.each<[string, Record<number, number>, number, number, number]>([
    ['a steady price does not drift', { 1: 0.5, 2: 0.5 }, 0.5, 0.5, 0],
    ['the newest is the price, not the sum or mean', { 1: 0.25, 2: 0.5, 3: 1 }, 1, 0.25, 0.75],
    ['a price may fall', { 1: 1, 4: 0.25 }, 0.25, 1, -0.75],
    ['a price is read at both ends of the window, for it is no integral', { 0: 0.5, 4: 1 }, 1, 0.5, 0.5],
    ['what lies outside is left out', { 4: 0.5, 5: 9 }, 0.5, 0.5, 0],
  ])('%s', (_, samples, price, first, drift) => {
    expect(zoneOf(zonePrice(table(samples)))).toMatchObject({
      price: { value: price },
      drift: { first, drift },
    })
  })

  test('without samples there is no price and no drift, not a price of 0', () => {
    expect(zoneOf(zonePrice(table({ 9: 1 })))).toMatchObject({
      price: { value: null, reason: `no samples of ${METRIC.zoneEgressPrice} in this window` },
      drift: null,
    })
  })

  test('of two prices at one instant the dearer counts, whichever comes first', () => {
    const [a, b] = [
      zonePrice(table({ 1: 1, 2: 3 }), { a: '1' }),
      zonePrice(table({ 1: 2, 2: 2 }), { a: '2' }),
    ]
    const expected = { price: { value: 3 }, drift: { first: 2, drift: 1, share: 0.5 } }
    expect(zoneOf(a, b)).toMatchObject(expected)
    expect(zoneOf(b, a)).toMatchObject(expected)
  })

  test('a current value has no window to lie in', () => {
    const set = asCurrent(setOf(WINDOW, zonePrice(table({ 9: 0.01 }))))
    expect(networkPrices(set, WINDOW)[0]?.price.value).toBe(0.01)
  })
})
