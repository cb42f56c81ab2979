import type { Purchase } from '~/domain/nodes'
import type { COLOUR } from '~/ui/theme'

/** A way of buying in its word and its colour, the same on every screen. */
export const LIFECYCLE: Record<Purchase, { readonly label: string; readonly colour: keyof typeof COLOUR }> = {
  spot: { label: 'Spot', colour: 'spot' },
  'on-demand': { label: 'On-demand', colour: 'onDemand' },
  unknown: { label: 'Unknown', colour: 'unknown' },
}
