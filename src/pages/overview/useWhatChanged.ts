import { useEffect, useMemo, useState } from 'react'
import type { MetricSet } from '~/domain/series'
import { type TimeRange, timeRange } from '~/domain/timeRange'
import { useReading } from '~/ui/settings'
import type { WhatChanged, whatChanged } from './whatChanged'

/** What changed in the window. Null until what finds it is there: that is fetched after the first screen. */
export function useWhatChanged(set: MetricSet, { start, end }: TimeRange): WhatChanged | null {
  const { money, zone } = useReading()
  const [found, setFound] = useState<{ readonly find: typeof whatChanged } | null>(null)
  useEffect(() => {
    import('./whatChanged').then(
      (module) => setFound({ find: module.whatChanged }),
      // The page is whole without it, and Trends has the list.
      () => undefined,
    )
  }, [])
  return useMemo(
    () => (found === null ? null : found.find(set, timeRange(start, end), { money, zone })),
    [found, set, start, end, money, zone],
  )
}
