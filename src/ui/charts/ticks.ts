import { HOUR_MS } from '~/domain/units'

export interface Ticks {
  readonly values: number[]
  /** Decimals a label needs so that no two read the same. */
  readonly decimals: number
}

/** A sum may pass what a number can hold; no axis does. */
const within = (value: number) => Math.max(-1e300, Math.min(1e300, value))

/** Round numbers from at or below `lowest` to at or above `highest`, about `wanted` of them. */
export function niceTicks(lowest: number, highest: number, wanted: number): Ticks {
  const [low, high] = [within(lowest), within(highest)]
  const span = high - low > 0 ? high - low : 1
  const rough = span / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10)
  const values: number[] = []
  for (let i = Math.floor(low / step); ; i++) {
    values.push(i * step)
    if (i * step >= high - step * 1e-9) break
  }
  if (values.length === 1) values.push((values[0] ?? 0) + step)
  const text = step.toPrecision(2)
  return {
    values,
    decimals: Math.max(0, (Number(text).toString().split('.')[1] ?? '').length, exponentOf(step)),
  }
}

const exponentOf = (step: number): number => (step < 1e-6 ? -Math.floor(Math.log10(step)) : 0)

const STEPS_IN_HOURS = [1, 2, 3, 6, 12, 24, 48, 72, 168, 336, 720]
const WEEK_HOURS = 168
/** The first Monday after 1970-01-01, a Thursday: weeks begin with it, and so do the buckets of weeks. */
const MONDAY = 4 * 24 * HOUR_MS

/** Round times across a window, in the zone that lies `offsetAt(t)` milliseconds ahead of UTC at `t`. */
export function timeTicks(
  start: number,
  end: number,
  wanted: number,
  offsetAt: (at: number) => number,
): number[] {
  const stepHours = STEPS_IN_HOURS.find((step) => (end - start) / (step * HOUR_MS) <= wanted) ?? 720
  const step = stepHours * HOUR_MS
  const origin = stepHours % WEEK_HOURS === 0 ? MONDAY : 0
  const ticks: number[] = []
  for (let clock = Math.ceil((start + offsetAt(start) - origin) / step) * step + origin; ; clock += step) {
    // The offset a clock time has is the one in force then: days of 23 and 25 hours keep their midnights.
    const at = clock - offsetAt(clock - offsetAt(start))
    if (at > end) return ticks
    if (at >= start && at !== ticks.at(-1)) ticks.push(at)
  }
}
