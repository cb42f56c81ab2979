import type { PriceBook } from '~/domain/priceBook'
import type { RangeChoice } from '~/domain/scope'
import type { TimeRange } from '~/domain/timeRange'
import type { Instant } from '~/domain/units'

/** What a page is about: whose costs, over which window, seen when, at which prices. It is a question to `api` as it stands. */
export interface PageScope {
  readonly account: string
  readonly choice: RangeChoice
  /** What is asked for; with "all data" the samples may span less of it. */
  readonly window: TimeRange
  readonly now: Instant
  /** Metrics to ask for; none for the service's own list. */
  readonly metrics: readonly string[]
  /** Prices of nodes that are stated and not in the feed. */
  readonly prices: PriceBook
}

export interface PageProps {
  readonly scope: PageScope
  readonly onRange: (choice: RangeChoice) => void
}
