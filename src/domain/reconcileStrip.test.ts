import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CostPart, CostReport } from './costReport'
import { reconcile } from './reconcile'
import { reconcileStrip } from './reconcileStrip'
import { own, report } from './testing/costReports'

const strip = (...question: Parameters<typeof reconcile>) => reconcileStrip(reconcile(...question))
const cents = (amount: number) => Math.round(amount * 100) / 100

test('13 October: from $12.89 by $16.95 of prices to $29.84', () => {
  const parts = { management: 10.4, loadBalancer: 2.4856, network: 16.952 }
  const steps = strip(report('B2', 29.837599999999995, parts), own(104, 0.1, 0.0239))
  expect(steps.map(({ of, from, to, amount }) => [of, cents(from), cents(to), cents(amount)])).toEqual([
    ['ours', 0, 12.89, 12.89],
    ['network prices summed as costs', 12.89, 29.84, 16.95],
    ['not explained', 29.84, 29.84, 0],
    ['reported', 0, 29.84, 29.84],
  ])
})

test('the handover: from 353.29 down by the fee of 22.50 to 330.79', () => {
  const parts = { cpu: 200, ram: 90.5, pv: 30, loadBalancer: 10.29, management: 22.5 }
  const steps = strip(report('B3', 330.79, parts), own(0, null, null))
  expect(steps.map(({ of, to, amount }) => [of, cents(to), cents(amount)])).toEqual([
    ['ours', 353.29, 353.29],
    ['management left out', 330.79, -22.5],
    ['not explained', 330.79, 0],
    ['reported', 330.79, 330.79],
  ])
})

test('a rest of less than half a cent is written as none, however the floats fell', () => {
  const [, rest] = strip(report('B1', 3.2000000000000015), own(32, 0.1, null))
  expect(rest).toMatchObject({ of: 'not explained', to: 3.2000000000000015, amount: 0 })
})

test('without a total, or without anything to hold it against, there is no picture', () => {
  expect(strip(report('B2', null, { management: 1 }), own(32, 0.1, null))).toEqual([])
  expect(strip(report('B7', 5), own(0, null, null))).toEqual([])
})

test('whatever the answer says, each step begins where the one before ended, and the last ends at the total', () => {
  const amount = fc.integer({ min: 0, max: 50_000 }).map((tenths) => tenths / 1000)
  const part = fc.constantFrom<CostPart>('management', 'loadBalancer', 'network', 'cpu', 'ram', 'pv')
  const answer = fc.record({
    shape: fc.constantFrom<CostReport['shape']>('B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7'),
    parts: fc.array(fc.tuple(part, amount), { maxLength: 6 }).map((pairs) => Object.fromEntries(pairs)),
    total: amount,
    isSum: fc.boolean(),
  })
  const ours = fc
    .tuple(fc.integer({ min: 1, max: 168 }), fc.option(amount), fc.option(amount), fc.boolean())
    .map((rates) => own(...rates))
  fc.assert(
    fc.property(answer, ours, ({ shape, parts, total, isSum }, counted) => {
      const sum = Object.values(parts).reduce((a, b) => a + b, 0)
      const given = report(shape, isSum ? sum : total, parts)
      const steps = strip(given, counted)
      if (steps.length === 0) return
      const way = steps.slice(0, -1)
      const reported = steps.at(-1)
      expect([way[0]?.from, reported?.from]).toEqual([0, 0])
      way.slice(1).forEach((step, i) => {
        expect(step.from).toBe(way[i]?.to)
      })
      expect(way.at(-1)?.to).toBe(given.total)
      expect(reported?.to).toBe(given.total)
      const written = way.reduce((a, { amount: one }) => a + one, 0)
      expect(Math.abs(written - (given.total ?? 0))).toBeLessThan(0.005 + 1e-9)
    }),
  )
})
