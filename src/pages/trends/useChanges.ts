import { useMemo } from 'react'
import { type Change, changesIn } from '~/domain/changes'
import type { MetricSet } from '~/domain/series'
import type { TimeRange } from '~/domain/timeRange'
import { marksOf } from '~/ui/changeWords'
import type { ChartMark } from '~/ui/charts/model'
import type { Money } from '~/ui/money'

interface ChangesOnCharts {
  readonly changes: readonly Change[]
  readonly marks: readonly ChartMark[]
}

/** What changed, once per answer and window: of a fleet of thousands every sample is looked at. */
export function useChanges(set: MetricSet, window: TimeRange, money: Money): ChangesOnCharts {
  const changes = useMemo(() => changesIn(set, window), [set, window])
  const marks = useMemo(() => marksOf(changes, set.stepMs, money), [changes, money, set.stepMs])
  return { changes, marks }
}
