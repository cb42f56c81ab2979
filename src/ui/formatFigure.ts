import type { MonthHours } from '~/domain/cost'
import { type Figure, isKnown } from '~/domain/figure'
import { FIGURES } from '~/domain/figures'
import type { UnitName, Units } from '~/domain/figureUnits'
import { between } from './between'
import {
  formatBytes,
  formatCores,
  formatCount,
  formatHours,
  formatShare,
  formatWholeShare,
  NOTHING,
} from './format'
import type { Money } from './money'

/** What a reader's settings say about how numbers are written. */
export interface Writing {
  readonly monthHours: MonthHours
  readonly money: Money
}

type Formatters = { [U in UnitName]: (value: Units[U], writing: Writing) => string }

/** One way to write each unit. Cards, table feet, charts and explanations all come through here. */
const FORMATTERS: Formatters = {
  usd: (amount, { money }) => money.amount(amount),
  'usd/h': (rate, { money }) => money.rate(rate),
  'usd/day': (amount, { money }) => money.perDay(amount),
  'usd/month': (amount, { money, monthHours }) => money.perMonth(amount, monthHours),
  'usd band': (band, { money }) => between(band, money.amount),
  'usd/h band': (band, { money }) => between(band, money.rate),
  'usd/month band': (band, { money, monthHours }) =>
    between(band, (bound) => money.perMonth(bound, monthHours)),
  'usd/GB': (price, { money }) => money.perGb(price),
  count: formatCount,
  hours: formatHours,
  ratio: formatShare,
  cores: ({ part, of }) =>
    of === null
      ? formatCores(part)
      : `${formatCores(part)} (${formatShare(part / of)} of ${formatCores(of)})`,
  bytes: ({ part, of }) =>
    of === null
      ? formatBytes(part)
      : `${formatBytes(part)} (${formatShare(part / of)} of ${formatBytes(of)})`,
  capacity: ({ cpu, memory }) => `${formatCores(cpu)}, ${formatBytes(memory)}`,
  nodes: ({ part, of }) =>
    of === null || of === 0
      ? formatCount(part)
      : `${formatCount(part)} of ${formatCount(of)} (${formatShare(part / of)})`,
  zones: (zones) => zones.map(({ zone, nodes }) => `${zone}: ${formatCount(nodes)}`).join(', '),
  level: (level) => level,
}

/** The service prints its two readings in its own words: "6.89 cores (22 %)". */
const AS_REPORTED: Partial<Record<keyof typeof FIGURES, (value: never) => string>> = {
  'reported.cpuSavings': ({ part, of }: Units['cores']) =>
    `${formatCores(part, 'cores')}${shareOf(part, of)}`,
  'reported.memorySavings': ({ part, of }: Units['bytes']) => `${formatBytes(part)}${shareOf(part, of)}`,
  'reported.efficiency': (share: Units['ratio']) => formatWholeShare(share),
}

const shareOf = (part: number, of: number | null) => (of === null ? '' : ` (${formatWholeShare(part / of)})`)

/** The text of a figure: its value, or a dash. */
export function formatFigure<U extends UnitName>(figure: Figure<U>, writing: Writing): string {
  if (!isKnown(figure)) return NOTHING
  // The id decides the unit, and the unit decides the value's type; the compiler cannot follow the lookup.
  const format = (AS_REPORTED[figure.id] ?? FORMATTERS[FIGURES[figure.id].unit]) as (
    value: unknown,
    writing: Writing,
  ) => string
  return format(figure.value, writing)
}
