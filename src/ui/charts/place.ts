import { createContext, useContext } from 'react'
import type { Conversion } from '~/domain/conversion'
import type { TimeRange } from '~/domain/timeRange'
import { type Instant, instant } from '~/domain/units'

/** What a chart has to know of the page it stands on: how to look closer, and what a saved picture has to say. */
export interface ChartPlace {
  /** Shows a part of the range on the whole page; null where there is no page around. */
  readonly zoom: ((range: TimeRange) => void) | null
  /** Back to the range before; null where nothing is zoomed. */
  readonly unzoom: (() => void) | null
  /** Whose costs, by the name the reader knows. */
  readonly account: string
  /** Says that this is not the reader’s own cluster; null where it is. */
  readonly demoMark: string | null
  /** By the server’s clock. */
  readonly now: () => Instant
  /** ISO 4217, of the feed: what all amounts are in. */
  readonly currency: string
  readonly conversion: Conversion | null
}

const Context = createContext<ChartPlace>({
  zoom: null,
  unzoom: null,
  account: '',
  demoMark: null,
  now: () => instant(0),
  currency: 'USD',
  conversion: null,
})

export const ChartPlaceProvider = Context.Provider
export const useChartPlace = (): ChartPlace => useContext(Context)
