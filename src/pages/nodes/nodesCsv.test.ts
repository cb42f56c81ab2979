import { expect, test } from 'vitest'
import { nodesIn } from '~/domain/nodes'
import { node } from '~/domain/testing/nodes'
import { priceEntry, stated } from '~/domain/testing/prices'
import { at, setOf, span, steady } from '~/domain/testing/tables'
import { type FileFacts, nodesCsv, nodesFileName } from './nodesCsv'

const window = span(0, 10)
const FACTS: FileFacts = {
  account: '00000000-0000-4000-8000-00000000c10d',
  window,
  madeAt: at(10.5),
  currency: 'USD',
  conversion: { currency: 'EUR', perUnit: 0.92, date: '2025-10-09' },
  isRecorded: true,
}
const BOOK = stated([priceEntry()])
/** One that runs for four hours on demand at 0.10, and one of a type nobody states a price of. */
const NODES = nodesIn(
  setOf(
    window,
    node('=a', { type: 'm5.large', flag: 0 }),
    node('b', { type: 'x9.odd', rows: steady(1, 0, 10) }),
  ),
  window,
  BOOK,
).seen

/** The cells of a node's line by the names of their columns; none of these holds a comma. */
function lineOf(name: string, facts: FileFacts = FACTS) {
  const [heads = '', ...lines] = nodesCsv(NODES, facts).split('\r\n')
  const cells = lines.find((line) => line.startsWith(`${name},`))?.split(',') ?? []
  return Object.fromEntries(heads.split(',').map((head, i) => [head, cells[i]]))
}

test('a line says what it is of: price with source and day, currency, rate with its day, scope, when, and the demo', () => {
  expect(lineOf("'=a")).toMatchObject({
    lifecycle: 'on-demand',
    hours: '4',
    price_per_hour_low: '0.1',
    price_per_hour_high: '0.1',
    cost_in_window_low: '0.4',
    cost_in_window_high: '0.4',
    currency: 'USD',
    price_kind: 'price book',
    price_source: 'contract',
    price_date: '2025-10-01',
    shown_currency: 'EUR',
    conversion_rate: '0.92',
    conversion_date: '2025-10-09',
    cloud_account_id: FACTS.account,
    window_start: '2025-10-06T00:00:00.000Z',
    window_end: '2025-10-06T10:00:00.000Z',
    generated_at: '2025-10-06T10:30:00.000Z',
    data: 'demo',
  })
})

test('what is not known is empty, and no zero', () => {
  expect(lineOf('b', { ...FACTS, conversion: null, isRecorded: false })).toMatchObject({
    price_per_hour_low: '',
    price_per_hour_high: '',
    cost_in_window_high: '',
    price_kind: '',
    price_source: '',
    vcpu: '',
    shown_currency: '',
    conversion_rate: '',
    data: 'live',
  })
})

test('the file is named after its window, and the demo’s after the demo', () => {
  expect(nodesFileName(FACTS)).toBe('demo-nodes-2025-10-06T00-2025-10-06T10.csv')
  expect(nodesFileName({ ...FACTS, isRecorded: false })).toBe('nodes-2025-10-06T00-2025-10-06T10.csv')
})
