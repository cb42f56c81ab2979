import type { Series } from '~/domain/series'
import { HOUR_MS } from '~/domain/units'

/** Gaps are compared in whole seconds, so that fractional timestamps do not split one step into many. */
const SECOND_MS = 1000

/**
 * The step of an answer: the most common positive gap between neighbouring samples of one series,
 * milliseconds; of equally common ones the smallest. One hour, the service's grid, where no gap is seen.
 */
export function stepOf(series: readonly Series[]): number {
  const times = new Map<number, number>()
  let gap = 0
  let seen = 0
  const note = () => times.set(gap, (times.get(gap) ?? 0) + seen)
  for (const { at } of series) {
    for (let i = 1; i < at.length; i++) {
      const next = Math.round(((at[i] as number) - (at[i - 1] as number)) / SECOND_MS) * SECOND_MS
      if (next === gap) seen++
      else {
        note()
        gap = next
        seen = 1
      }
    }
  }
  note()
  times.delete(0)
  let step = HOUR_MS
  let most = 0
  for (const [candidate, count] of times) {
    if (count > most || (count === most && candidate < step)) {
      step = candidate
      most = count
    }
  }
  return step
}
