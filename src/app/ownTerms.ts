import { useEffect, useState } from 'react'
import type { PriceBook } from '~/domain/priceBook'
import { type Money, moneyIn } from '~/ui/money'
import type { OwnName, OwnTerms } from '~/ui/page'
import { ownTextsIn, withParameter } from './address'
import { termsOf, type World } from './world'

export type OwnTexts = Readonly<Record<OwnName, string | null>>

/** The reader's own terms laid over the world's. */
export interface TermsInForce extends Omit<OwnTerms, 'currency' | 'keep'> {
  /** All stated prices of nodes as one book. */
  readonly merged: PriceBook
  readonly money: Money
  /** What the reader has to know of a link that could not be read. */
  readonly notes: readonly string[]
}

/**
 * What the reader states for themselves, from the address and from this browser; null until it is read. Reading it takes
 * code of its own, which is fetched only if anything is stated.
 */
export function useOwnTerms(
  world: World,
  search: string,
  onSearch: (search: string) => void,
): (TermsInForce & OwnTerms) | null {
  const [kept, setKept] = useState(keptTexts)
  const linked = ownTextsIn(search)
  const isSilent = [...Object.values(kept), ...Object.values(linked)].every((text) => text === null)
  const [silent] = useState(() => silentTerms(world))
  // What was in force stays so while new terms are read: a page never goes away under the reader's hands.
  const [terms, setTerms] = useState(isSilent ? silent : null)
  useEffect(() => {
    const again = () => setKept(keptTexts())
    addEventListener('storage', again)
    return () => removeEventListener('storage', again)
  }, [])
  const { prices: keptPrices, show: keptShow } = kept
  const { prices: linkedPrices, show: linkedShow } = linked
  useEffect(() => {
    if (isSilent) {
      setTerms(silent)
      return
    }
    let isCurrent = true
    import('./readOwnTerms')
      .then(({ readOwnTerms }) =>
        readOwnTerms(
          { prices: keptPrices, show: keptShow },
          { prices: linkedPrices, show: linkedShow },
          termsOf(world),
        ),
      )
      .catch(() => ({ ...silent, notes: ['Your own prices could not be loaded; they are left out.'] }))
      .then((read) => {
        if (isCurrent) setTerms(read)
      })
    return () => {
      isCurrent = false
    }
  }, [world, silent, isSilent, keptPrices, keptShow, linkedPrices, linkedShow])
  const keep = (name: OwnName, text: string | null) => {
    store(name, text)
    setKept((now) => ({ ...now, [name]: text }))
    const said = name === 'show' ? text : null
    if (linked[name] !== said) onSearch(withParameter(search, name, said))
  }
  return terms && { ...terms, currency: termsOf(world).currency, keep }
}

function silentTerms(world: World): TermsInForce {
  const { currency, prices } = termsOf(world)
  return {
    prices: [],
    setAside: null,
    gatewayPrices: prices,
    conversion: null,
    merged: prices,
    money: moneyIn(currency),
    notes: [],
  }
}

const KEY = 'kubernetes-costs:'

/** Where the browser keeps nothing, what is stated holds until the page is left. */
function keptTexts(): OwnTexts {
  try {
    return { prices: localStorage.getItem(`${KEY}prices`), show: localStorage.getItem(`${KEY}show`) }
  } catch {
    return { prices: null, show: null }
  }
}

function store(name: OwnName, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(KEY + name)
    else localStorage.setItem(KEY + name, text)
  } catch {
    // Full, or forbidden.
  }
}
