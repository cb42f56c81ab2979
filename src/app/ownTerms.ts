import { useEffect, useState } from 'react'
import type { PriceBook } from '~/domain/priceBook'
import type { Money } from '~/ui/money'
import type { OwnName, OwnTerms } from '~/ui/page'
import { ownTextsIn, withParameter } from './address'
import { termsOf, type World } from './world'

export type OwnTexts = Readonly<Record<OwnName, string | null>>

/** The reader's own terms laid over the world's. */
export interface TermsInForce extends OwnTerms {
  /** All stated prices of nodes as one book. */
  readonly merged: PriceBook
  readonly money: Money
  /** What the reader has to know of a link that could not be read. */
  readonly notes: readonly string[]
}

const SILENCE: OwnTexts = { prices: null, show: null }
const NOTHING: Partial<TermsInForce> = {}
const NOT_LOADED: Partial<TermsInForce> = {
  notes: ['Your own prices could not be loaded; they are left out.'],
}

/**
 * What the reader states for themselves, from the address and from this browser; null until it is read. Reading it
 * takes code of its own, which is fetched only if anything is stated.
 */
export function useOwnTerms(world: World, search: string, onSearch: (search: string) => void) {
  const keys = KEY + (termsOf(world).host?.keys ?? '')
  const [kept, setKept] = useState(() => keptTexts(keys))
  const linked = ownTextsIn(search)
  // As one text, to be compared with what was stated before.
  const stated = JSON.stringify([kept, linked])
  const isSilent = stated === JSON.stringify([SILENCE, SILENCE])
  // What was in force stays so while new terms are read: a page never goes away under the reader's hands.
  const [terms, setTerms] = useState(isSilent ? NOTHING : null)
  useEffect(() => {
    const again = () => setKept(keptTexts(keys))
    addEventListener('storage', again)
    return () => removeEventListener('storage', again)
  }, [keys])
  useEffect(() => {
    let isCurrent = true
    const read = async () => {
      if (isSilent) return NOTHING
      const { readOwnTerms } = await import('./readOwnTerms')
      return readOwnTerms(JSON.parse(stated), termsOf(world))
    }
    read()
      .catch(() => NOT_LOADED)
      .then((found) => {
        if (isCurrent) setTerms(found)
      })
    return () => {
      isCurrent = false
    }
  }, [world, isSilent, stated])
  const keep = (name: OwnName, text: string | null) => {
    store(keys + name, text)
    setKept({ ...kept, [name]: text })
    const said = name === 'show' ? text : null
    if (linked[name] !== said) onSearch(withParameter(search, name, said))
  }
  return { terms, keep }
}

const KEY = 'kubernetes-costs:'

/** Where the browser keeps nothing, what is stated holds until the page is left. */
function keptTexts(keys: string): OwnTexts {
  try {
    return { prices: localStorage.getItem(`${keys}prices`), show: localStorage.getItem(`${keys}show`) }
  } catch {
    return SILENCE
  }
}

function store(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
  } catch {
    // Full, or forbidden.
  }
}
