/** A decimal with an optional exponent and nothing else: no hexadecimal, no `_`, no blanks, no `NaN`. */
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

/**
 * The number a wire value stands for, in the metric's own unit; null if it is none. `Number` alone would
 * read `''`, `' '`, `null` and `[]` as 0, `true` as 1, `'0x1F'` as 31. Negative zero is zero.
 */
export function sampleValue(raw: unknown): number | null {
  const number =
    typeof raw === 'number' ? raw : typeof raw === 'string' && DECIMAL.test(raw) ? Number(raw) : Number.NaN
  return Number.isFinite(number) ? number + 0 : null
}

/** Unix seconds beyond this are milliseconds or worse; as seconds it is the year 5138. */
const LATEST_SECOND = 1e11

/** Epoch milliseconds of a wire timestamp in (possibly fractional) seconds; null if it cannot be one. */
export function sampleTime(raw: unknown): number | null {
  const seconds = sampleValue(raw)
  return seconds === null || seconds < 0 || seconds > LATEST_SECOND ? null : Math.round(seconds * 1000)
}
