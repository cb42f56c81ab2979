import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NODE_PRICE_METRIC } from './metrics'
import { costPartOf } from './nodeCostPart'
import { nodeCosts } from './nodeCosts'
import { nodesIn } from './nodes'
import { about } from './testing/bands'
import { node } from './testing/nodes'
import { asCurrent, type Row, series, setOf, span, steady } from './testing/tables'

const WINDOW = span(0, 40)
const price = (name: string, rows: readonly Row[]) =>
  series(NODE_PRICE_METRIC, rows, { node: name, provider_id: `aws:///a/i-${name}` })
const answer = (...all: Parameters<typeof setOf>[1][]) => setOf(WINDOW, ...all)

function partsOf(set: ReturnType<typeof answer>) {
  const list = nodesIn(set, WINDOW)
  const costs = nodeCosts(list, set, WINDOW, 720)
  return {
    list,
    costs,
    part: (names: string) =>
      costPartOf(
        list.seen.filter(({ name }) => names.includes(name)),
        costs,
        720,
      ),
  }
}

test('a node that was there for half of the hours adds half of its price', () => {
  const { part, costs } = partsOf(
    answer(
      node('1', { rows: steady(1, 0, 40) }),
      node('2', { rows: steady(1, 0, 20) }),
      node('3', { rows: steady(1, 0, 40) }),
      price('1', steady(0.2, 0, 40)),
      price('2', steady(0.1, 0, 20)),
    ),
  )
  expect(part('1')?.rate).toEqual(about(0.2))
  expect(part('2')?.rate).toEqual(about(0.05))
  expect(part('2')?.month).toEqual(about(0.05 * 720))
  expect(part('12')?.rate).toEqual(about(costs.rate.value?.low ?? 0))
  expect(part('3'), 'nobody says a price').toBeNull()
})

test('of current values: what is there now, at what it costs now', () => {
  const { part } = partsOf(asCurrent(answer(node('1', { rows: [[40, 1]] }), price('1', [[40, 0.2]]))))
  expect(part('1')).toEqual({ rate: about(0.2), month: about(144) })
})

test('a month that is withheld for all is withheld for a part', () => {
  const { part, costs } = partsOf(answer(node('1', { rows: [[1, 1]] }), price('1', [[1, 0.2]])))
  expect(costs.month.value).toBeNull()
  expect(part('1')).toMatchObject({ month: null })
})

test('parts add up to the whole, however nodes come and go', () => {
  const life = fc.tuple(fc.nat(39), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 500 }))
  fc.assert(
    fc.property(fc.array(life, { minLength: 1, maxLength: 6 }), (lives) => {
      const all = lives.flatMap(([from, length, thousandths], i) => {
        const rows = steady(1, from, Math.min(40, from + length))
        return [
          node(`${i}`, { rows }),
          price(
            `${i}`,
            rows.map(([hour]) => [hour, thousandths / 1000]),
          ),
        ]
      })
      const { part, costs, list } = partsOf(answer(...all))
      const sum = list.seen.reduce((total, { name }) => total + (part(name)?.rate.high ?? 0), 0)
      expect(sum).toBeCloseTo(costs.rate.value?.high ?? Number.NaN, 9)
    }),
  )
})
