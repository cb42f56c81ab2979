import { createContext, useContext } from 'react'
import type { Figure } from '~/domain/figure'
import type { TimeZone } from './format'
import type { Writing } from './formatFigure'
import { moneyIn } from './money'

/** How the reader wants numbers written, and what opens when they ask where one comes from. */
export interface ReadingSettings extends Writing {
  readonly zone: TimeZone
  readonly explain: (figure: Figure) => void
  /** The query that a link to another page carries along: scope and settings, cleaned. */
  readonly linkSearch: string
  /** What the keys of everything kept in this browser begin with: two that stand on one page keep apart. Nothing unless given. */
  readonly keys?: string
}

const ReadingContext = createContext<ReadingSettings>({
  zone: 'utc',
  monthHours: 720,
  money: moneyIn('USD'),
  explain: () => undefined,
  linkSearch: '',
})

export const ReadingSettingsProvider = ReadingContext.Provider
export const useReading = (): ReadingSettings => useContext(ReadingContext)
