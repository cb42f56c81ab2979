import { describe, expect, test } from 'vitest'
import { derived, inputOf, isKnown, known, missing } from './figure'
import { FIGURES, type FigureId } from './figures'
import { at, series, table } from './testing/tables'
import { bytes, cores, count, hours, usd, usdPerHour } from './units'

describe('a figure we have', () => {
  test('a measured zero is a figure', () => {
    expect(isKnown(known('fee.window', usd(0)))).toBe(true)
  })

  test.each([
    ['past the largest number', usd(1e308 * 10)],
    ['past the smallest', usd(-1e308 * 10)],
    ['of no value at all', usd(Number.NaN)],
  ])('fault 5: an amount %s is out of range, not a figure', (_, amount) => {
    expect(known('fee.window', amount)).toMatchObject({ value: null, reason: 'out of range' })
  })

  test('fault 5: neither is a figure of several parts of which one is', () => {
    const tooMuch = { part: cores(Number.POSITIVE_INFINITY), of: cores(8) }
    expect(known('alloc.cpu', tooMuch)).toMatchObject({ value: null, reason: 'out of range' })
    const capacity = { cpu: cores(8), memory: bytes(Number.POSITIVE_INFINITY) }
    expect(isKnown(known('nodes.capacity', capacity))).toBe(false)
  })

  test('a part of an unknown whole is a figure', () => {
    expect(isKnown(known('alloc.cpu', { part: cores(2), of: null }))).toBe(true)
    expect(isKnown(known('nodes.zone', [{ zone: 'a', nodes: count(1) }]))).toBe(true)
    expect(isKnown(known('reported.opportunity', 'LOW'))).toBe(true)
  })

  test('its provenance is the one of its definition, unless this value has another', () => {
    const capacity = { cpu: cores(8), memory: bytes(1) }
    expect(known('nodes.capacity', capacity).provenance).toBe('modelled')
    expect(known('nodes.capacity', capacity, { provenance: 'observed' }).provenance).toBe('observed')
  })
})

describe('a figure that follows from another', () => {
  const coverage = { covered: hours(2), window: hours(4), first: null, last: null }
  const particulars = { coverage, inputs: [inputOf('m', [])], notes: ['a note'] }

  test('keeps what is known of where it comes from, under its own id and provenance', () => {
    const rate = known('fee.rate', usdPerHour(0.1), particulars)
    expect(derived('fee.day', rate, (value) => usd(value * 24))).toEqual({
      id: 'fee.day',
      provenance: 'projected',
      value: 0.1 * 24,
      ...particulars,
    })
  })

  test('is missing for the same reason', () => {
    const rate = missing('fee.rate', 'no samples', particulars)
    expect(derived('fee.day', rate, () => usd(0))).toEqual({
      id: 'fee.day',
      provenance: 'projected',
      value: null,
      reason: 'no samples',
      ...particulars,
    })
  })

  test('is missing where the step takes it out of range', () => {
    const rate = known('fee.rate', usdPerHour(1e308))
    expect(derived('fee.month', rate, (value) => usd(value * 720))).toMatchObject({ reason: 'out of range' })
  })
})

describe('what went into a figure', () => {
  test('series and samples are counted, the span is that of all of them', () => {
    const set = [series('m', table({ 2: 1, 3: 1 })), series('m', []), series('m', table({ 1: 1 }))]
    expect(inputOf('m', set)).toEqual({ source: 'm', series: 3, samples: 3, first: at(1), last: at(3) })
  })

  test('no samples span no time', () => {
    expect(inputOf('m', [])).toEqual({ source: 'm', series: 0, samples: 0, first: null, last: null })
  })
})

test('every figure says what it is and how it comes about, in words of its own', () => {
  for (const [id, { label, question, formula }] of Object.entries(FIGURES)) {
    expect(
      [id, label, formula].every((text) => text.length > 3),
      id,
    ).toBe(true)
    expect(question, id).toMatch(/\?$/)
  }
  const ids = Object.keys(FIGURES) as FigureId[]
  expect(ids.filter((id) => FIGURES[id].unit === 'usd/month')).toEqual([
    'fee.month',
    'lb.month',
    'infra.month',
  ])
})
