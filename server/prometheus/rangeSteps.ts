/** Prometheus and Thanos refuse a range of more steps than this: "exceeded maximum resolution of 11,000 points". */
const MOST_STEPS = 11_000

/** One range query's worth of a window, Unix seconds, both ends included. */
export interface Range {
  readonly start: number
  readonly end: number
}

/**
 * A window in ranges no longer than one query may be. Together they have exactly the instants `start + k × step`
 * up to `end`, each once: the next range begins one step after the one before has ended.
 */
export function rangesOf(start: number, end: number, step: number): Range[] {
  const ranges: Range[] = []
  for (let from = start; from <= end; from += (MOST_STEPS + 1) * step)
    ranges.push({ start: from, end: Math.min(end, from + MOST_STEPS * step) })
  return ranges
}
