import { describe, expect, test } from 'vitest'
import { readTableState, withTableState } from './tableAddress'

const KNOWN = { columns: ['node', 'zone', 'hours', 'vcpu'], groups: ['zone'] }
const read = (search: string) => readTableState(new URLSearchParams(search), KNOWN)
const up = (id: string) => ({ id, desc: false })
const down = (id: string) => ({ id, desc: true })

describe('readTableState', () => {
  test.each([
    ['', { sorting: [], group: null, query: '' }],
    [
      'sort=zone,-hours&group=zone&q=ip-10',
      { sorting: [up('zone'), down('hours')], group: 'zone', query: 'ip-10' },
    ],
    ['sort=zone,-zone,zone', { sorting: [up('zone')], group: null, query: '' }],
    ['sort=node,zone,hours,vcpu', { sorting: [up('node'), up('zone'), up('hours')], group: null, query: '' }],
    ['sort=,,&group=&q=', { sorting: [], group: null, query: '' }],
    ['q=(a%2B)%2B$', { sorting: [], group: null, query: '(a+)+$' }],
  ])('%s', (search, state) => {
    expect(read(search)).toEqual({ state, notes: [] })
  })

  test.each([
    ['sort=__proto__', '“__proto__” is not a column to sort by; it is left out.'],
    ['sort=constructor,-hours', '“constructor” is not a column to sort by; it is left out.'],
    ['group=__proto__', '“__proto__” is not something to group by; nothing is grouped.'],
    ['group=hours', '“hours” is not something to group by; nothing is grouped.'],
    [`sort=${'x'.repeat(100_000)}`, `“${'x'.repeat(40)}…” is not a column to sort by; it is left out.`],
    ['group=a%E2%80%AEb', '“ab” is not something to group by; nothing is grouped.'],
    [`q=${'y'.repeat(201)}`, 'The filter was cut to 200 characters.'],
  ])('%.40s falls back and says so', (search, note) => {
    const { state, notes } = read(search)
    expect(notes).toEqual([note])
    expect(state.group).toBeNull()
    expect(state.query.length).toBeLessThanOrEqual(200)
    expect(state.sorting.every(({ id }) => id === 'hours')).toBe(true)
  })

  test('a cut never leaves half a character', () => {
    expect(read(`q=${'z'.repeat(199)}😀`).state.query.isWellFormed()).toBe(true)
  })
})

describe('withTableState', () => {
  test.each([
    [{ sorting: [up('zone'), down('hours')] }, '?range=7d&sort=zone,-hours'],
    [{ group: 'zone' }, '?range=7d&group=zone'],
    [{ query: 'a b&c' }, '?range=7d&q=a+b%26c'],
    [{ query: '', group: null, sorting: [] }, '?range=7d'],
  ])('%j', (change, search) => {
    expect(withTableState(new URLSearchParams('range=7d'), change)).toBe(search)
  })

  test('defaults leave no trace', () => {
    expect(
      withTableState(new URLSearchParams('q=a&sort=zone&group=zone'), {
        sorting: [],
        group: null,
        query: '',
      }),
    ).toBe('')
  })
})
