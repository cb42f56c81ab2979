import type { Conversion } from '~/domain/conversion'
import type { PipelineFacts } from '~/domain/pipeline'
import type { PriceBook } from '~/domain/priceBook'
import type { RangeChoice } from '~/domain/scope'
import type { PriceSources } from '~/domain/statedPrice'
import type { TimeRange } from '~/domain/timeRange'
import type { Instant } from '~/domain/units'

/** What a page is about: whose costs, over which window, seen when, at which prices. It is a question to `api` as it stands. */
export interface PageScope {
  readonly account: string
  readonly choice: RangeChoice
  /** What is asked for; with "all data" the samples may span less of it. */
  readonly window: TimeRange
  readonly now: Instant
  /** When it was asked for: what is relative in a question ends here, and stays while `now` goes on. */
  readonly anchor: Instant
  /** Metrics to ask for; none for the service's own list. */
  readonly metrics: readonly string[]
  /** Prices of nodes that are stated and not in the feed, and the public ones that are asked last. */
  readonly prices: PriceSources
  /** What is known of the gateway: what stands behind it, and how far its clock is ahead. */
  readonly gateway: Pick<PipelineFacts, 'source' | 'serverAheadMs'>
}

/** What a reader may state for themselves, by its name in the address: prices of nodes, a currency to see amounts in. */
export type OwnName = 'prices' | 'show'

/** What the reader states for themselves, as it is in force now. */
export interface OwnTerms {
  /** The link's, where it brings any; else those kept in this browser. */
  readonly prices: PriceBook
  /** What is kept in this browser while the link's prices are in force; null if the link brings none. */
  readonly setAside: PriceBook | null
  readonly conversion: Conversion | null
}

/** The reader's own terms beside what they are laid over, and how they are changed. */
export interface Own {
  /** Nothing is in it where nothing is stated. */
  readonly terms: Partial<OwnTerms>
  /** ISO 4217, of the feed: what all prices are in. */
  readonly currency: string
  /** Stated by whoever runs the gateway. */
  readonly gatewayPrices: PriceBook
  /** Keeps a text in this browser, or forgets it: prices as a file, a conversion as in an address. Ends what a link brought. */
  readonly keep: (name: OwnName, text: string | null) => void
}

export interface PageProps {
  readonly scope: PageScope
  readonly onRange: (choice: RangeChoice) => void
}

/** All a page is handed; most need no more of it than `PageProps`. */
export interface RoutedPageProps extends PageProps {
  readonly own: Own
}
