import { changesIn } from '~/domain/changes'
import type { MetricSet } from '~/domain/series'
import type { TimeRange } from '~/domain/timeRange'
import { marksOf, wordsOf } from '~/ui/changeWords'
import type { ChartMark } from '~/ui/charts/model'
import { formatCount, formatInstant } from '~/ui/format'
import type { ReadingSettings } from '~/ui/settings'

/** What changed in a window, for a page that has no list of it. */
export interface WhatChanged {
  readonly marks: readonly ChartMark[]
  /** How much changed, and the newest of it; null where nobody can know. */
  readonly sentence: string | null
}

export function whatChanged(
  set: MetricSet,
  window: TimeRange,
  { money, zone }: Pick<ReadingSettings, 'money' | 'zone'>,
): WhatChanged {
  const changes = changesIn(set, window)
  const newest = changes.at(-1)
  const marks = marksOf(changes, set.stepMs, money)
  if (newest === undefined)
    return { marks, sentence: set.mode === 'range' ? 'Nothing changed in that time.' : null }
  const { what } = wordsOf(newest, money)
  const count = changes.length === 1 ? 'One change' : `${formatCount(changes.length)} changes, the newest`
  return { marks, sentence: `${count}: ${what}, ${formatInstant(newest.at, zone)}.` }
}
