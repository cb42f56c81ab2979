import type { AnswerOrigin } from './series'
import type { TimeRange } from './timeRange'
import type { Ratio, Usd } from './units'

/** Which form the answer had, from the samples-bearing B1 to the flat B6; `docs/wire.md` describes each. */
export type CostShape = 'B1' | 'B2' | 'B3' | 'B4' | 'B5' | 'B6' | 'B7'

export type CostPart = 'management' | 'loadBalancer' | 'network' | 'cpu' | 'ram' | 'pv'

/**
 * What the service computed itself, as it came. Nothing in here was derived by us and nothing in here is
 * trusted to be right: in shape B2 the network part is a sum of prices per GB, in B1 the total counts one
 * sample too many.
 */
export interface CostReport {
  readonly account: string
  readonly window: TimeRange
  readonly shape: CostShape
  /** The service's own total for the window, or null if it named none. */
  readonly total: Usd | null
  /** Only the parts it named. */
  readonly parts: ReadonlyMap<CostPart, Usd>
  /** Usage ÷ request, in the scale 0–1; null where the answer has none. */
  readonly efficiency: {
    readonly cpu: Ratio | null
    readonly ram: Ratio | null
    readonly total: Ratio | null
  } | null
  readonly notices: readonly string[]
  /** Absent where nobody looked. */
  readonly origin?: AnswerOrigin
}
