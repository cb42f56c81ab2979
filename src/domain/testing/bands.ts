import { expect } from 'vitest'

/** A band with these bounds, or of this one number, but for float arithmetic. */
export const about = (low: number, high = low) => ({
  low: expect.closeTo(low, 9),
  high: expect.closeTo(high, 9),
})
