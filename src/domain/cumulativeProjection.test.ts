import { expect, test } from 'vitest'
import { cumulativeWithProjection } from './cumulativeProjection'
import { METRIC } from './metrics'
import { projectionBand } from './projectionBand'
import { at, hourOf, type Row, series, setOf, span, steady } from './testing/tables'
import { bucketsOf, hourEdges, trendOf, utcDayEdges } from './trend'

const PAST = span(0, 48)
/** From the end of the past to the end of the projection, a day each. */
const DAYS = [48, 72, 96].map(at)

function trendWith(rows: readonly Row[], edgesOf = hourEdges) {
  const set = setOf(PAST, series(METRIC.managementCost, rows))
  return cumulativeWithProjection(trendOf(set, edgesOf(PAST)), projectionBand(set, PAST, at(96)), DAYS)
}

const rounded = (trend: ReturnType<typeof trendWith>) =>
  trend.band.map((point) => [
    hourOf(point.at),
    ...[point.low, point.high].map((usd) => Number(usd.toFixed(9))),
  ])

test('the line stops where measuring stopped, and the band goes on in straight lines', () => {
  const trend = trendWith(steady(0.5, 0, 48))
  expect(trend.sums.at(-1)).toBeCloseTo(24, 12)
  expect(rounded(trend)).toEqual([
    [48, 24, 24],
    [72, 36, 36],
    [96, 48, 48],
  ])
})

test('the band opens above the line by what unmeasured hours may have cost', () => {
  const trend = trendWith(steady(0.5, 24, 48))
  expect(trend.sums.slice(0, 24)).toEqual(Array(24).fill(null))
  expect(trend.sums.at(-1)).toBeCloseTo(12, 12)
  expect(rounded(trend)).toEqual([
    [48, 12, 24],
    [72, 24, 36],
    [96, 36, 48],
  ])
})

test('the buckets of the past change nothing about the band', () => {
  const [hourly, daily] = [trendWith(steady(0.5, 12, 48)), trendWith(steady(0.5, 12, 48), utcDayEdges)]
  expect(daily.band).toEqual(hourly.band)
  expect(daily.sums.at(-1)).toBeCloseTo(hourly.sums.at(-1) as number, 12)
  expect(daily.sums).toHaveLength(bucketsOf(utcDayEdges(PAST)).length)
})

test('a projection that is withheld leaves the line without a band', () => {
  const trend = trendWith(steady(0.5, 26, 48))
  expect(trend.sums.at(-1)).toBeCloseTo(11, 12)
  expect(trend.band).toEqual([])
})

test('a span that is over has a band at its end', () => {
  const set = setOf(PAST, series(METRIC.managementCost, steady(0.5, 24, 48)))
  const { band } = cumulativeWithProjection([], projectionBand(set, PAST, PAST.end), [PAST.end])
  expect(band).toEqual([{ at: PAST.end, low: 12, high: 24 }])
})
