import { expect, test } from 'vitest'
import { known, missing } from '~/domain/figure'
import type { FigureId, ValueOf } from '~/domain/figures'
import { bytes, cores, count, GIB, hours, ratio, usd, usdPerGb, usdPerHour } from '~/domain/units'
import { NOTHING } from './format'
import { formatFigure } from './formatFigure'
import { moneyIn } from './money'

const USD = { monthHours: 720, money: moneyIn('USD') } as const

const text = <Id extends FigureId>(id: Id, value: ValueOf<Id>) => formatFigure(known(id, value), USD)

const CPU = { part: cores(6.89), of: cores(32) }
const MEMORY = { part: bytes(13.8 * GIB), of: bytes(128 * GIB) }

test.each([
  ['USD', text('fee.window', usd(3.2)), '$3.20'],
  ['USD/h', text('lb.rate', usdPerHour(0.0239)), '$0.0239/h'],
  ['USD a day', text('fee.day', usd(2.4)), '$2.40/day'],
  ['USD a month', text('fee.month', usd(72)), '$72.00/mo (720 h)'],
  ['USD/GB', text('egress.internet', usdPerGb(0.143)), '$0.1430 per GB'],
  ['a count', text('nodes.now', count(2000)), '2,000'],
  ['hours', text('nodes.hours', hours(128)), '128 h'],
  ['a ratio', text('risk.zone', ratio(0.5)), '50 %'],
  ['cores of a capacity', text('alloc.cpu', CPU), '6.89 vCPU (21.5 % of 32 vCPU)'],
  ['cores of who knows what', text('alloc.cpu', { part: cores(6.89), of: null }), '6.89 vCPU'],
  ['bytes of a capacity', text('alloc.memory', MEMORY), '13.8 GiB (10.8 % of 128 GiB)'],
  ['capacity', text('nodes.capacity', { cpu: cores(32), memory: bytes(128 * GIB) }), '32 vCPU, 128 GiB'],
  ['nodes of nodes', text('nodes.spot', { part: count(4), of: count(4) }), '4 of 4 (100 %)'],
  ['nodes of none', text('nodes.spot', { part: count(0), of: count(0) }), '0'],
  [
    'zones',
    text('nodes.zone', [
      { zone: 'a', nodes: count(1) },
      { zone: 'b', nodes: count(2) },
    ]),
    'a: 1, b: 2',
  ],
  ['a level', text('reported.opportunity', 'MEDIUM'), 'MEDIUM'],
  ['the service’s cores', text('reported.cpuSavings', CPU), '6.89 cores (22 %)'],
  ['the service’s bytes', text('reported.memorySavings', MEMORY), '13.8 GiB (11 %)'],
  ['the service’s efficiency', text('reported.efficiency', ratio(0.7847)), '78 %'],
])('%s: %s', (_, written, wanted) => expect(written).toBe(wanted))

test('what is missing is a dash, what is zero is a zero', () => {
  expect(formatFigure(missing('fee.window', 'no samples'), USD)).toBe(NOTHING)
  expect(text('fee.window', usd(0))).toBe('$0.00')
  expect(NOTHING).toBe('—')
})

test('every unit of money is written in the currency of the configuration', () => {
  const figures = [
    known('fee.window', usd(3.2)),
    known('lb.rate', usdPerHour(0.0239)),
    known('fee.day', usd(2.4)),
    known('fee.month', usd(72)),
    known('egress.internet', usdPerGb(0.143)),
  ]
  const EUR = { monthHours: 720, money: moneyIn('EUR') } as const
  expect(figures.map((figure) => formatFigure(figure, EUR))).toEqual([
    '€3.20',
    '€0.0239/h',
    '€2.40/day',
    '€72.00/mo (720 h)',
    '€0.1430 per GB',
  ])
})

test('fault 5: a sum past all numbers is missing, not infinite', () =>
  expect(text('fee.window', usd(1e308 * 10))).toBe(NOTHING))
