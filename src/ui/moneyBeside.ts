import { type Conversion, converted } from '~/domain/conversion'
import type { UnitName } from '~/domain/figureUnits'
import { type Usd, usd, usdPerGb, usdPerHour } from '~/domain/units'
import { type Money, moneyIn } from './money'

/** How each unit of money is written in the other currency. How long a month is stands above it already. */
const WAYS: Partial<Record<UnitName, (shown: number, money: Money) => string>> = {
  usd: (shown, { amount }) => amount(usd(shown)),
  'usd/h': (shown, { rate }) => rate(usdPerHour(shown)),
  'usd/day': (shown, { perDay }) => perDay(usd(shown)),
  'usd/month': (shown, { amount }) => `${amount(usd(shown))}/mo`,
  'usd/GB': (shown, { perGb }) => perGb(usdPerGb(shown)),
}

/** The feed's money with the reader's own currency beside it, never without the rate and its day. */
export function moneyBeside(money: Money, conversion: Conversion): Money {
  const other = moneyIn(conversion.currency)
  const rate = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 8 }).format(conversion.perUnit)
  return {
    ...money,
    beside: (unit, value) => {
      // The unit decides the value's type; whatever is money is one number.
      const text = WAYS[unit]?.(converted(value as Usd, conversion), other)
      return text === undefined ? null : `≈ ${text} at ${rate} on ${conversion.date}`
    },
  }
}
