import type { Presence } from '~/domain/nodeLife'
import type { Purchase } from '~/domain/nodes'
import type { COLOUR } from '~/ui/theme'

/** A way of buying in its word and its colour, the same on every screen. */
export const LIFECYCLE: Record<Purchase, { readonly label: string; readonly colour: keyof typeof COLOUR }> = {
  spot: { label: 'Spot', colour: 'spot' },
  'on-demand': { label: 'On-demand', colour: 'onDemand' },
  unknown: { label: 'Unknown', colour: 'unknown' },
}

/** What is said of a node without a sample at the newest instant. */
export const PRESENCE: Record<
  Exclude<Presence, 'now'>,
  { readonly word: string; readonly meaning: string }
> = {
  late: {
    word: 'no sample since',
    meaning: 'Other nodes have newer samples. It may be gone, or only late.',
  },
  gone: { word: 'gone since', meaning: 'Others have newer samples, and its last one is hours old.' },
}
