import { describe, expect, test } from 'vitest'
import { NODE_PRICE_METRIC } from './metrics'
import { nodeCosts } from './nodeCosts'
import { nodesIn } from './nodes'
import { SHIPPED_PRICES } from './shippedPrices'
import type { PriceSources } from './statedPrice'
import { about } from './testing/bands'
import { node } from './testing/nodes'
import { stated } from './testing/prices'
import { asCurrent, at, type Row, series, setOf, span, steady, table } from './testing/tables'
import { usdPerHour } from './units'

const WINDOW = span(0, 4)
type All = Parameters<typeof setOf>[1][]

/** The price of a node of `testing/nodes`, under the same labels unless told otherwise. */
const price = (name: string, rows: readonly Row[], labels: Record<string, string> = {}) =>
  series(NODE_PRICE_METRIC, rows, { node: name, provider_id: `aws:///a/i-${name}`, ...labels })

const BOOK = stated([
  {
    instanceType: 't3a.2xlarge',
    purchase: 'spot',
    region: null,
    perHour: usdPerHour(0.08),
    source: 'spot history',
    date: '2025-10-01',
  },
])
const NONE = stated([])

const listOf = (all: All, prices: PriceSources = NONE) => nodesIn(setOf(WINDOW, ...all), WINDOW, prices)
const costsOf = (all: All, prices: PriceSources = NONE) =>
  nodeCosts(listOf(all, prices), setOf(WINDOW, ...all), WINDOW, 720)
const priceOf = (all: All, prices: PriceSources = NONE) => listOf(all, prices).seen[0]?.price ?? null

describe('prices from the feed', () => {
  test('are integrated over the hours of each node, and are observed', () => {
    // 4 h at 0.20, and 2 h at 0.30 of a node that left.
    const all = [
      node('1'),
      node('2', { rows: steady(1, 0, 2) }),
      price('1', steady(0.2, 0, 4)),
      price('2', steady(0.3, 0, 2)),
    ]
    const { rate, window, month } = costsOf(all)
    expect(window).toMatchObject({ provenance: 'observed', coverage: { covered: 4, window: 4 } })
    expect(window.value).toEqual(about(0.8 + 0.6))
    expect(rate.provenance).toBe('observed')
    expect(rate.value).toEqual(about(1.4 / 4))
    expect(month.provenance).toBe('projected')
    expect(month.value).toEqual(about((1.4 / 4) * 720))
    expect(window.inputs).toEqual([
      { source: NODE_PRICE_METRIC, series: 2, samples: 6, first: at(1), last: at(4) },
    ])
  })

  test('a price that changes is followed hour by hour; a node’s own rate is its mean', () => {
    const all = [node('1'), price('1', table({ 1: 0.1, 2: 0.1, 3: 0.4, 4: 0.4 }))]
    expect(priceOf(all)).toMatchObject({ hours: 4, source: { kind: 'feed' } })
    expect(priceOf(all)?.perHour).toEqual(about(0.25))
  })

  test.each<[string, Record<string, string>, number | null]>([
    ['the same provider id under another name', { node: 'other' }, 0.2],
    ['the name alone', { provider_id: '' }, 0.2],
    ['the name as instance alone', { provider_id: '', node: '', instance: '1' }, 0.2],
    ['a successor of the same name', { provider_id: 'aws:///a/i-9' }, null],
    ['somebody else', { provider_id: 'aws:///a/i-9', node: 'other' }, null],
  ])('belong to a node by %s', (_, labels, rate) => {
    const found = priceOf([node('1'), price('1', steady(0.2, 0, 4), labels)])
    expect(found?.perHour.low ?? null).toBe(rate)
  })

  test('a node without a provider id is known by its name', () => {
    const nameless = node('1', { labels: { provider_id: '' } })
    expect(priceOf([nameless, price('1', steady(0.2, 0, 4))])?.perHour).toEqual(about(0.2))
  })

  test('two prices of one machine at one instant are one: the larger', () => {
    const all = [
      node('1'),
      price('1', steady(0.2, 0, 4), { instance_type: 'before' }),
      price('1', table({ 3: 0.5, 4: 0.1 }), { instance_type: 'after' }),
    ]
    expect(costsOf(all).window.value).toEqual(about(0.2 + 0.2 + 0.5 + 0.2))
  })

  test('hours without a price are left out and counted, not filled', () => {
    const { window } = costsOf([node('1', { flag: 0 }), price('1', table({ 3: 0.2, 4: 0.2 }))])
    expect(window.value).toEqual(about(0.4))
    expect(window.coverage?.covered).toBe(2)
    expect(window.notes).toEqual(['2 node-hours without a price are left out'])
  })

  test('of spot nodes it is said what Kubecost makes of them', () => {
    const notes = (flag: number) => costsOf([node('1', { flag }), price('1', steady(0.2, 0, 4))]).rate.notes
    expect(notes(1)).toEqual([expect.stringContaining('prices spot nodes as on-demand ones')])
    expect(notes(0)).toEqual([])
  })

  test('a sample at the window’s start covers nothing, so there is no price in the window', () => {
    expect(priceOf([node('1'), price('1', table({ 0: 0.2 }))])).toBeNull()
  })
})

describe('stated prices', () => {
  test('are node-hours × price, modelled, with who says so', () => {
    const { rate, window, month } = costsOf([node('1'), node('2', { rows: steady(1, 0, 2) })], BOOK)
    expect([rate, window, month].map(({ provenance }) => provenance)).toEqual(Array(3).fill('modelled'))
    expect(window.value).toEqual(about((4 + 2) * 0.08))
    expect(rate.notes).toEqual(['2 of 2 nodes at a stated price: spot history, 2025-10-01'])
    expect(rate.inputs.at(-1)).toEqual({ source: 'spot history, 2025-10-01', says: 'price of 2 nodes' })
  })

  test('stand in only where the feed is silent; one stated price makes the whole modelled', () => {
    const all = [node('1'), node('2'), price('1', steady(0.5, 0, 4))]
    const { window } = costsOf(all, BOOK)
    expect(window.value).toEqual(about(4 * 0.5 + 4 * 0.08))
    expect(window.provenance).toBe('modelled')
    expect(window.notes[0]).toBe('1 of 2 nodes at a stated price: spot history, 2025-10-01')
  })
})

describe('public prices', () => {
  const PUBLIC: PriceSources = { book: [], shipped: SHIPPED_PRICES }
  const here = { region: 'ap-south-1' }

  test('of a list are taken where nobody states one: a band, modelled, with its source', () => {
    const { rate, window, month } = costsOf(
      [node('1', { labels: here }), node('2', { labels: here })],
      PUBLIC,
    )
    expect(window).toMatchObject({ value: about(8 * 0.0709, 8 * 0.0783), provenance: 'modelled' })
    expect(rate.value).toEqual(about(2 * 0.0709, 2 * 0.0783))
    expect(month).toMatchObject({ value: about(1440 * 0.0709, 1440 * 0.0783), provenance: 'modelled' })
    expect(rate.notes).toEqual([
      '2 of 2 nodes at the public list price: SkyPilot catalogue v8, a snapshot of the AWS price list',
    ])
  })

  test('of a book go before them, of the feed before both', () => {
    const all = [node('1', { labels: here }), node('2', { labels: here }), price('1', steady(0.5, 0, 4))]
    expect(costsOf(all, { ...PUBLIC, book: BOOK.book }).window.value).toEqual(about(4 * 0.5 + 4 * 0.08))
  })

  test('are of their region alone; elsewhere it is default rates for what the node holds', () => {
    // 8 × 0.006655 + 32 × 0.000892.
    expect(priceOf([node('1', { labels: { region: 'eu-west-1' } })], PUBLIC)).toMatchObject({
      perHour: about(0.081784),
      source: { kind: 'default rates' },
    })
  })

  test('of a node bought nobody knows how lie between spot and on-demand, and that is told', () => {
    const { rate } = costsOf([node('1', { flag: 7, labels: here })], PUBLIC)
    expect(rate.value).toEqual(about(0.0709, 0.1971))
    expect(rate.notes.at(-1)).toBe(
      'of 1 of 1 nodes nobody knows how they are bought: between spot and on-demand',
    )
  })

  test('say nothing of a node of unknown size', () => {
    expect(priceOf([node('1', { type: 'custom', labels: here })], PUBLIC)).toBeNull()
  })
})

describe('no price', () => {
  test('of one node: it is left out, told, and not taken for free', () => {
    const all = [node('1', { flag: 0 }), node('2'), price('1', steady(0.2, 0, 4))]
    const { rate, window } = costsOf(all)
    expect(window.value).toEqual(about(0.8))
    expect(rate.notes).toEqual(['1 of 2 nodes have no price and are left out; they are not free'])
    expect(rate.provenance).toBe('observed')
  })

  test('of any node: missing with the reason, never zero', () => {
    for (const figure of Object.values(costsOf([node('1')])))
      expect(figure).toMatchObject({ value: null, reason: 'no price is known for these nodes' })
  })

  test('and no node: missing for want of samples', () => {
    for (const figure of Object.values(costsOf([])))
      expect(figure).toMatchObject({ value: null, reason: expect.stringContaining('no samples') })
  })
})

test('too little seen to project: the month is withheld, the rate is not', () => {
  const week = span(0, 168)
  const set = setOf(week, node('1'), price('1', steady(0.2, 0, 4)))
  const { rate, month } = nodeCosts(nodesIn(set, week), set, week, 720)
  expect(rate.value).toEqual(about(0.2))
  expect(month).toMatchObject({ value: null, reason: expect.stringContaining('too little was measured') })
})

test('of current values: the rate of now, no amount', () => {
  const set = asCurrent(setOf(WINDOW, node('1'), node('2'), price('1', table({ 4: 0.2 }))))
  const { rate, window, month } = nodeCosts(nodesIn(set, WINDOW, BOOK), set, WINDOW, 730)
  expect(rate).toMatchObject({ coverage: null, provenance: 'modelled' })
  expect(rate.value).toEqual(about(0.28))
  expect(window).toMatchObject({ value: null, reason: expect.stringContaining('without history') })
  expect(month.value).toEqual(about(0.28 * 730))
})
