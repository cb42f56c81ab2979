import type { RangeChoice } from '~/domain/scope'
import type { TimeRange } from '~/domain/timeRange'
import type { Instant } from '~/domain/units'

/** What a page is about: whose costs, over which window, seen when. */
export interface PageScope {
  readonly account: string
  readonly choice: RangeChoice
  /** What is asked for; with "all data" the samples may span less of it. */
  readonly window: TimeRange
  readonly now: Instant
}

export interface PageProps {
  readonly scope: PageScope
  readonly onRange: (choice: RangeChoice) => void
}
