import type { Own, OwnTerms } from '~/ui/page'

/** The reader's own terms in full, beside what they are laid over. */
export type Stated = Own & OwnTerms

export const statedIn = (own: Own): Stated => ({
  ...own,
  prices: [],
  setAside: null,
  conversion: null,
  ...own.terms,
})
