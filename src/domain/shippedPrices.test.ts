import { expect, test } from 'vitest'
import { isIsoDay } from './isoDay'
import { SHIPPED_PRICES } from './shippedPrices'

test('every shipped price is a price, says who says so, and is dated unless its source is not', () => {
  for (const { low, high, source, date } of SHIPPED_PRICES) {
    expect(low).toBeGreaterThan(0)
    expect(high).toBeGreaterThanOrEqual(low)
    expect(source).toMatch(/OpenCost|AWS/)
    expect(date === null || isIsoDay(date) || isIsoDay(`${date}-01`)).toBe(true)
  }
})

test('an 8 vCPU, 32 GiB node at the default rates costs what OpenCost would make of it', () => {
  const rate = (per: string, purchase: string) =>
    SHIPPED_PRICES.find((price) => price.per === per && 'purchase' in price && price.purchase === purchase)
      ?.low
  // 8 × 0.031611 + 32 × 0.004237 = 0.252888 + 0.135584; 8 × 0.006655 + 32 × 0.000892 = 0.05324 + 0.028544.
  const node = (purchase: string) =>
    8 * (rate('vCPU-hour', purchase) ?? 0) + 32 * (rate('GiB-hour', purchase) ?? 0)
  expect(node('on-demand')).toBeCloseTo(0.388472, 12)
  expect(node('spot')).toBeCloseTo(0.081784, 12)
})
