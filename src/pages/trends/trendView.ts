import type { Earlier } from '~/domain/comparisonWindow'
import { isIsoDay } from '~/domain/isoDay'
import { type Ratio, ratio } from '~/domain/units'
import type { Bucket } from '~/ui/charts/buckets'
import { useParameters } from '~/ui/useParameters'

const MONEY = ['amount', 'rate', 'cumulative'] as const
/** Money per bucket, the hourly rate, or money since the window began. */
export type MoneyView = (typeof MONEY)[number]

const BUCKETS: readonly Bucket[] = ['hour', 'day', 'week']

/** The shares of a period, in percent, that may be asked to be measured before it is compared. */
export const LEAST = ['10', '25', '50', '75', '90'] as const
export type Least = (typeof LEAST)[number]
export const leastShareOf = (least: Least): Ratio => ratio(Number(least) / 100)
const HALF: Least = '50'

export interface TrendView {
  /** Null where the reader has not chosen: the window's length decides. */
  readonly bucket: Bucket | null
  readonly money: MoneyView
  /** Null where nothing is compared. */
  readonly compare: Earlier | null
  readonly least: Least
}

/** What the trends page shows, kept in the address so that a link shows the same. */
export function useTrendView() {
  const { params, change } = useParameters()
  return { ...readTrendView(params), change: (changed: Partial<TrendView>) => change({ ...changed }) }
}

/** What cannot be used falls back to the usual; what would have asked a question leaves a note. */
export function readTrendView(params: URLSearchParams): { view: TrendView; note: string | null } {
  const said = <T extends string>(name: string, choices: readonly T[]) =>
    choices.find((one) => one === params.get(name))
  const compare = params.get('compare')
  const isUsable = compare === null || compare === 'previous' || isIsoDay(compare)
  return {
    view: {
      bucket: said('bucket', BUCKETS) ?? null,
      money: said('money', MONEY) ?? 'amount',
      compare: isUsable ? compare : null,
      least: said('least', LEAST) ?? HALF,
    },
    note: isUsable
      ? null
      : `“${compare.slice(0, 40)}” is neither “previous” nor a day such as 2025-09-20; nothing is compared.`,
  }
}
