import type { Bytes, Cores, Count, Hours, Ratio, Usd, UsdPerGb, UsdPerHour } from './units'

/**
 * Where a number comes from.
 * *observed*: the integral or the reading of samples over covered hours. *projected*: an observed mean rate
 * carried over hours not seen. *modelled*: needs a price or capacity that is not in the feed.
 * *reported*: computed by the service, repeated as it came.
 */
export type Provenance = 'observed' | 'projected' | 'modelled' | 'reported'

/** A quantity and the whole it is part of; `of` is null where the whole is not known. */
export interface PartOf<Q> {
  readonly part: Q
  readonly of: Q | null
}

export interface Capacity {
  readonly cpu: Cores
  readonly memory: Bytes
}

/** A quantity between two bounds, for one number would claim too much. */
export interface Band<Q> {
  readonly low: Q
  readonly high: Q
}

export interface ZoneCount {
  readonly zone: string
  readonly nodes: Count
}

export type OpportunityLevel = 'LOW' | 'MEDIUM' | 'HIGH'

/** The types a figure's value can have, by the name of its unit. */
export interface Units {
  usd: Usd
  'usd/h': UsdPerHour
  'usd/day': Usd
  'usd/month': Usd
  'usd band': Band<Usd>
  'usd/h band': Band<UsdPerHour>
  'usd/month band': Band<Usd>
  'usd/GB': UsdPerGb
  count: Count
  hours: Hours
  ratio: Ratio
  cores: PartOf<Cores>
  bytes: PartOf<Bytes>
  capacity: Capacity
  nodes: PartOf<Count>
  zones: readonly ZoneCount[]
  level: OpportunityLevel
}

export type UnitName = keyof Units
