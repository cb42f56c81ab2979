import { conversionFromText } from '~/domain/conversion'
import type { PriceBook } from '~/domain/priceBook'
import { parsePriceFile } from '~/domain/priceFile'
import { mergedPrices } from '~/domain/priceLayers'
import { priceBookFromText } from '~/domain/priceText'
import { moneyIn } from '~/ui/money'
import { moneyBeside } from '~/ui/moneyBeside'
import type { OwnTexts, TermsInForce } from './ownTerms'

/** What the world lays down: the feed's currency and the prices its gateway states. */
interface Ground {
  readonly currency: string
  readonly prices: PriceBook
}

/**
 * What the reader stated, read and laid over what the gateway states. A link goes before what is kept, and what cannot
 * be read of it is told; a kept text that cannot be read counts as none.
 */
export function readOwnTerms([kept, linked]: readonly [OwnTexts, OwnTexts], ground: Ground): TermsInForce {
  const { currency, prices: gatewayPrices } = ground
  const notes: string[] = []
  const keptPrices = bookIn(kept.prices === null ? null : parsePriceFile(kept.prices, currency)) ?? []
  const linkPrices = linked.prices === null ? null : bookIn(priceBookFromText(linked.prices))
  if (linked.prices !== null && linkPrices === null)
    notes.push('The prices in the link cannot be read; they are left out.')
  const shown = linked.show === null ? null : conversionFromText(linked.show)
  if (linked.show !== null && shown === null)
    notes.push('The currency in the link cannot be read; it is left out.')
  const prices = linkPrices ?? keptPrices
  const conversion = shown ?? (kept.show === null ? null : conversionFromText(kept.show))
  const money = moneyIn(currency)
  return {
    prices,
    setAside: linkPrices === null ? null : keptPrices,
    conversion,
    merged: mergedPrices([
      { origin: 'own', book: prices },
      { origin: 'gateway', book: gatewayPrices },
    ]),
    money: conversion === null ? money : moneyBeside(money, conversion),
    notes,
  }
}

const bookIn = (reading: ReturnType<typeof parsePriceFile> | null): PriceBook | null =>
  reading !== null && 'entries' in reading ? reading.entries : null
