/**
 * Believable hourly values where only a few samples and the mean were published. Everything is counted in
 * whole units (a thousandth of a core, a tenth of a byte), so that the mean comes out exactly.
 */
export interface Curve {
  readonly count: number
  /** Of all values together, in units. */
  readonly mean: number
  /** Share of the mean by which day and night differ from it. */
  readonly swing: number
  /** Share of the mean by which an hour may differ from its neighbours. */
  readonly roughness: number
  /** The hour of the day, UTC, of the first value, and the one at which the day is busiest. */
  readonly firstHour: number
  readonly busiestHour: number
  /** Values that are known and stay as they are, in units, by index. */
  readonly known: ReadonlyMap<number, number>
  readonly seed: number
}

export function dayCurve(curve: Curve): number[] {
  const random = seededRandom(curve.seed)
  const values = Array.from({ length: curve.count }, (_, index) => {
    const hour = curve.firstHour + index - curve.busiestHour
    const day = curve.swing * Math.cos((hour / 24) * 2 * Math.PI)
    const hourly = curve.roughness * (2 * random() - 1)
    return curve.known.get(index) ?? Math.round(curve.mean * (1 + day + hourly))
  })
  return shiftToMean(values, curve)
}

/** Moves every unknown value by the same amount, the first few by one unit more, until the mean is right. */
function shiftToMean(values: readonly number[], { count, mean, known }: Curve): number[] {
  const missing = Math.round(mean * count) - values.reduce((sum, value) => sum + value, 0)
  const each = Math.floor(missing / (count - known.size))
  let left = missing - each * (count - known.size)
  return values.map((value, index) => (known.has(index) ? value : value + each + (left-- > 0 ? 1 : 0)))
}

/** A stream of numbers in [0, 1) that is the same on every machine (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
