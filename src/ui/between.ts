import type { Band } from '~/domain/figureUnits'

/** "$0.0709 to $0.0783/h": the unit is said once, and bounds that read alike are one number. */
export function between<Q>({ low, high }: Band<Q>, write: (bound: Q) => string): string {
  const [least, most] = [write(low), write(high)]
  if (least === most) return most
  const unit = /\/.*$/.exec(most)?.[0] ?? ''
  return `${least.endsWith(unit) ? least.slice(0, least.length - unit.length) : least} to ${most}`
}
