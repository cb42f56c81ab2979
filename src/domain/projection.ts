import { type Coverage, coverageShare } from './coverage'
import { derived, type Figure, isKnown, missing } from './figure'
import type { FigureId, UnitOf, ValueOf } from './figures'
import type { Provenance, UnitName, Units } from './figureUnits'
import { amountOver, type Hours } from './units'

/** Below both of these a mean rate is not carried over hours nobody saw. */
const FEWEST_HOURS = 24
const LEAST_SHARE = 0.25

/** Whether too little was seen to speak for the rest. */
export const isTooLittle = (coverage: Coverage): boolean =>
  coverage.covered < FEWEST_HOURS && coverageShare(coverage) < LEAST_SHARE

export const TOO_LITTLE = `too little was measured to project: ${FEWEST_HOURS} hours or ${LEAST_SHARE * 100} % of the window are needed`

type Projected = 'fee.fullWindow' | `${'fee' | 'lb' | 'infra'}.${'day' | 'month'}`

/** `rate` over `length` hours, as `carried` does it. */
export const projected = <Id extends Projected>(
  id: Id,
  rate: Figure<'usd/h'>,
  length: Hours,
): Figure<UnitOf<Id>> => carried(id, rate, (value) => amountOver(value, length) as ValueOf<Id>)

/**
 * A rate carried over hours nobody saw; withheld while too little was seen to speak for the rest. What rests on a
 * modelled rate is modelled.
 */
export function carried<Id extends FigureId, From extends UnitName>(
  id: Id,
  rate: Figure<From>,
  carry: (rate: Units[From]) => ValueOf<Id>,
): Figure<UnitOf<Id>> {
  const { coverage, inputs, notes } = rate
  const provenance: Provenance = rate.provenance === 'modelled' ? 'modelled' : 'projected'
  if (coverage && isTooLittle(coverage) && isKnown(rate))
    return missing(id, TOO_LITTLE, { coverage, inputs, notes, provenance })
  return { ...derived(id, rate, carry), provenance }
}
