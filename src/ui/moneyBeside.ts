import { type Conversion, converted } from '~/domain/conversion'
import type { Band, UnitName } from '~/domain/figureUnits'
import { type Usd, usd, usdPerGb, usdPerHour } from '~/domain/units'
import { between } from './between'
import { perLocale } from './locale'
import { type Money, moneyIn } from './money'

type Way = (shown: number, money: Money) => string

/** How each unit of money is written in the other currency. How long a month is stands above it already. */
const WAYS: Partial<Record<UnitName, Way>> = {
  usd: (shown, { amount }) => amount(usd(shown)),
  'usd/h': (shown, { rate }) => rate(usdPerHour(shown)),
  'usd/day': (shown, { perDay }) => perDay(usd(shown)),
  'usd/month': (shown, { amount }) => `${amount(usd(shown))}/mo`,
  'usd/GB': (shown, { perGb }) => perGb(usdPerGb(shown)),
}

/** Units of two bounds, each by what its bounds are in. */
const BOUNDS: Partial<Record<UnitName, UnitName>> = {
  'usd band': 'usd',
  'usd/h band': 'usd/h',
  'usd/month band': 'usd/month',
}

const RATE = perLocale((locale) => new Intl.NumberFormat(locale, { maximumSignificantDigits: 8 }))

/** The feed's money with the reader's own currency beside it, never without the rate and its day. */
export function moneyBeside(money: Money, conversion: Conversion): Money {
  const other = moneyIn(conversion.currency)
  return {
    ...money,
    beside: (unit, value) => {
      const way = WAYS[BOUNDS[unit] ?? unit]
      if (way === undefined) return null
      const write = (amount: Usd) => way(converted(amount, conversion), other)
      // The unit decides the value's type.
      const text = BOUNDS[unit] ? between(value as Band<Usd>, write) : write(value as Usd)
      return `≈ ${text} at ${RATE().format(conversion.perUnit)} on ${conversion.date}`
    },
  }
}
