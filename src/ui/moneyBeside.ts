import { type Conversion, converted } from '~/domain/conversion'
import type { UnitName, Units } from '~/domain/figureUnits'
import { type Usd, type UsdPerGb, type UsdPerHour, usd, usdPerGb, usdPerHour } from '~/domain/units'
import { localeNow } from './locale'
import { type Money, moneyIn } from './money'

type Convert = (amount: Usd | UsdPerHour | UsdPerGb) => number
type Ways = { readonly [U in UnitName]?: (value: Units[U], shown: Convert, money: Money) => string }

/** How each unit of money is written in the other currency. How long a month is stands above it already. */
const WAYS: Ways = {
  usd: (value, shown, { amount }) => amount(usd(shown(value))),
  'usd/h': (value, shown, { rate }) => rate(usdPerHour(shown(value))),
  'usd/day': (value, shown, { perDay }) => perDay(usd(shown(value))),
  'usd/month': (value, shown, { amount }) => `${amount(usd(shown(value)))}/mo`,
  'usd/month band': ({ low, high }, shown, { amount }) => {
    const [least, most] = [amount(usd(shown(low))), amount(usd(shown(high)))]
    return least === most ? `${most}/mo` : `${least} to ${most}/mo`
  },
  'usd/GB': (value, shown, { perGb }) => perGb(usdPerGb(shown(value))),
}

/** The feed's money with the reader's own currency beside it, never without the rate and its day. */
export function moneyBeside(money: Money, conversion: Conversion): Money {
  const other = moneyIn(conversion.currency)
  const rate = new Intl.NumberFormat(localeNow(), { maximumSignificantDigits: 8 }).format(conversion.perUnit)
  return {
    ...money,
    beside: (unit, value) => {
      // The unit decides the value's type; the compiler cannot follow the lookup.
      const way = WAYS[unit] as ((value: unknown, shown: Convert, money: Money) => string) | undefined
      const text = way?.(value, (amount) => converted(amount, conversion), other)
      return text === undefined ? null : `≈ ${text} at ${rate} on ${conversion.date}`
    },
  }
}
