import type { Band } from './figureUnits'
import { plus } from './units'

type Quantity = Parameters<typeof plus>[0]

/** A quantity that is known: both bounds are it. */
export const exactly = <Q>(quantity: Q): Band<Q> => ({ low: quantity, high: quantity })

/** Bound by bound: the low ends may be true together, and so may the high ones. */
export const addBands = <Q extends Quantity>(a: Band<Q>, b: Band<NoInfer<Q>>): Band<Q> => ({
  low: plus(a.low, b.low as typeof a.low),
  high: plus(a.high, b.high as typeof a.high),
})

/** `zero` for none. */
export const sumOfBands = <Q extends Quantity>(bands: readonly Band<Q>[], zero: NoInfer<Q>): Band<Q> =>
  bands.reduce<Band<Q>>((sum, band) => addBands(sum, band), exactly(zero as Q))

/** `change` made to both bounds; it must keep their order. */
export const mapBand = <From, To>({ low, high }: Band<From>, change: (bound: From) => To): Band<To> => ({
  low: change(low),
  high: change(high),
})
