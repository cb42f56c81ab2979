import { useSearchParams } from 'react-router'
import type { Bucket } from '~/ui/charts/buckets'

const MONEY = ['amount', 'rate', 'cumulative'] as const
/** Money per bucket, the hourly rate, or money since the window began. */
export type MoneyView = (typeof MONEY)[number]

export interface TrendView {
  /** Null where the reader has not chosen: the window's length decides. */
  readonly bucket: Bucket | null
  readonly money: MoneyView
}

/** What the trends page shows, kept in the address so that a link shows the same. */
export function useTrendView(): [TrendView, (change: Partial<TrendView>) => void] {
  const [params, setParams] = useSearchParams()
  const bucket = params.get('bucket')
  const money = params.get('money')
  const view: TrendView = {
    bucket: bucket === 'hour' || bucket === 'day' ? bucket : null,
    money: MONEY.find((one) => one === money) ?? 'amount',
  }
  const change = (changed: Partial<TrendView>) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        for (const [name, value] of Object.entries(changed)) if (value) after.set(name, value)
        return after
      },
      { replace: true },
    )
  return [view, change]
}
