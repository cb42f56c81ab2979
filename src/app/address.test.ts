import { describe, expect, test } from 'vitest'
import { windowOf } from '~/domain/scope'
import { timeRange } from '~/domain/timeRange'
import { instant } from '~/domain/units'
import { rangeParameter, readAddress, sharedSearch, withParameter, zoomed } from './address'

const ACCOUNT = '00000000-0000-4000-8000-00000000c10d'
const OTHER = '00000000-0000-4000-8000-0000000000ff'
const now = instant(Date.UTC(2025, 9, 10, 11, 20))
const read = (search: string, account: string | null = ACCOUNT) =>
  readAddress(search, { account, organization: null, zone: 'utc', monthHours: 720, now })
const DEFAULTS = read('').address

test('says nothing: the defaults, without a word', () => {
  expect(read('')).toEqual({
    address: {
      account: ACCOUNT,
      organization: null,
      range: { kind: 'last', name: '7d' },
      within: null,
      zone: 'utc',
      monthHours: 720,
      scheme: 'system',
    },
    notes: [],
  })
})

test('a month is as long as the configuration says, until the address says otherwise', () => {
  const lasting = (search: string) =>
    readAddress(search, { account: ACCOUNT, organization: null, zone: 'utc', monthHours: 730, now }).address
      .monthHours
  expect([lasting(''), lasting('?month=720'), lasting('?month=31')]).toEqual([730, 720, 730])
})

test('says everything: all of it is taken', () => {
  const { address, notes } = read(
    `?account=${OTHER}&org=${ACCOUNT}&range=2025-10-01..2025-10-03T12:00Z&tz=local&month=730&theme=dark`,
  )
  expect(notes).toEqual([])
  expect(address).toMatchObject({
    account: OTHER,
    organization: ACCOUNT,
    zone: 'local',
    monthHours: 730,
    scheme: 'dark',
  })
  expect(rangeParameter(address.range)).toBe('2025-10-01T00:00Z..2025-10-03T12:00Z')
})

describe('fault 68: what cannot be used leaves the default and a note', () => {
  test.each([
    ['within=fortnight', 'The range “fortnight” to go back to cannot be read'],
    ['within=2030-01-01..2030-01-02', 'to go back to cannot be read'],
    ['range=fortnight', 'The range “fortnight” is not one we know'],
    ['range=', 'The range “” is not one we know'],
    ['range=constructor', '“constructor” is not one we know'],
    ['range=2025-10-10..2025-10-03', 'ends before it starts'],
    ['range=2025-10-10..2025-10-10', 'ends before it starts'],
    ['range=2030-01-01..2030-01-02', 'lies in the future'],
    ['range=2025-01-01..2025-10-01', 'longer than 92 days'],
    ['range=2025-10-01..2025-10-02..2025-10-03', 'is not one we know'],
    ['range=2025-13-01..2025-14-01', 'is not one we know'],
    ['range=-1..0', 'is not one we know'],
    ['range=%2532%2534h', '“%32%34h” is not one we know'],
    ['account=__proto__', '“__proto__” is not an account id'],
    [`account=${ACCOUNT}%22%7D`, 'is not an account id'],
    [`account=${ACCOUNT}%0A`, 'is not an account id'],
    ['org=all', '“all” is not the id of an organisation'],
    ['tz=../../', '“../../” is not a value of tz'],
    ['tz=toString', '“toString” is not a value of tz'],
    ['month=1e9', '“1e9” is not a value of month'],
    ['month=-0', '“-0” is not a value of month'],
    ['theme=javascript:alert(1)', '“javascript:alert(1)” is not a value of theme'],
    ['theme=__proto__', '“__proto__” is not a value of theme'],
  ])('%s', (search, note) => {
    const { address, notes } = read(`?${search}`)
    expect(address).toEqual(DEFAULTS)
    expect(notes).toEqual([expect.stringContaining(note)])
  })

  test('100 kB are not read at all', () => {
    const { address, notes } = read(`?tz=local&range=${'9'.repeat(100_000)}`)
    expect(address).toEqual(DEFAULTS)
    expect(notes).toEqual(['The address was too long to be one of ours; the defaults are shown.'])
  })

  test('of a stranger’s text only so much is quoted as it takes to recognise it', () =>
    expect(read(`?tz=${'x'.repeat(2000)}`).notes[0]).toContain(`“${'x'.repeat(40)}…”`))

  test('every fault has a note of its own', () =>
    expect(read('?range=x&account=x&tz=x&month=x&theme=x').notes).toHaveLength(5))

  test('said twice, the first counts', () =>
    expect(read('?tz=local&tz=__proto__')).toMatchObject({ address: { zone: 'local' }, notes: [] }))

  test('where no account is the default, a bad one leaves none', () => {
    expect(read('?account=x', null)).toEqual({
      address: { ...DEFAULTS, account: null },
      notes: ['“x” is not an account id.'],
    })
  })
})

describe('links', () => {
  test('take along what all pages share and nothing else', () => {
    const shared = `?account=${OTHER}&org=${ACCOUNT}&range=24h&tz=local&month=730&theme=dark&scenario=gap`
    expect(sharedSearch(`${shared}&sort=zone&q=a&__proto__=b`)).toBe(shared)
    expect(sharedSearch('?sort=zone')).toBe('')
    expect(sharedSearch(`?range=24h&account=${'x'.repeat(10_000)}`)).toBe('')
  })

  test('change one parameter and keep the others, in a form a person can read', () => {
    expect(withParameter('?sort=zone&range=7d', 'range', '2025-10-01T00:00Z..2025-10-02T00:00Z')).toBe(
      '?sort=zone&range=2025-10-01T00:00Z..2025-10-02T00:00Z',
    )
    expect(withParameter(`?q=${'x'.repeat(10_000)}`, 'tz', 'local')).toBe('?tz=local')
  })

  test.each(['24h', '7d', '14d', '30d', 'all', 'this-month', 'last-month'])(
    '%s reads back as itself',
    (text) => {
      const { address, notes } = read(`?range=${text}`)
      expect(notes).toEqual([])
      expect(rangeParameter(address.range)).toBe(text)
      const { start, end } = windowOf(address.range, now)
      expect(start).toBeLessThan(end)
      expect(end).toBeLessThanOrEqual(Date.UTC(2025, 9, 10, 11))
    },
  )
})

describe('a zoom', () => {
  const hours = (from: number, to: number) => timeRange(Date.UTC(2025, 9, 9, from), Date.UTC(2025, 9, 9, to))
  const once = zoomed('?bucket=hour', DEFAULTS, hours(4, 12))

  test('says what is seen and what it is a part of', () => {
    expect(once).toBe('?bucket=hour&range=2025-10-09T04:00Z..2025-10-09T12:00Z&within=7d')
    expect(read(once)).toMatchObject({ address: { within: { kind: 'last', name: '7d' } }, notes: [] })
  })

  test('into a zoom goes back to the whole', () => {
    const twice = zoomed(once, read(once).address, hours(5, 6))
    expect(twice).toBe('?bucket=hour&range=2025-10-09T05:00Z..2025-10-09T06:00Z&within=7d')
  })

  test('is over once another range is chosen, and goes along to other pages until then', () => {
    expect(withParameter(once, 'range', '24h')).toBe('?bucket=hour&range=24h')
    expect(sharedSearch(once)).toContain('within=7d')
  })
})
