import type { ConfigBody } from '~/api/contract/gateway'
import type { PriceBook } from '~/domain/priceBook'
import type { Instant } from '~/domain/units'
import type { ServerClock } from './serverClock'
import type { Session } from './session'

/** One of the states the recorded world can be shown in. */
export interface Scenario {
  readonly id: string
  readonly title: string
  readonly description: string
}

export interface Account {
  readonly id: string
  readonly name: string
}

/** A live service: what its gateway says of itself, its clock, and who reads. */
export interface LiveWorld {
  readonly kind: 'live'
  readonly config: ConfigBody
  readonly prices: PriceBook
  readonly clock: ServerClock
  /** Null where something before the gateway asks who reads. */
  readonly session: Session | null
}

/** The recorded answer, with its clock stopped. */
export interface DemoWorld {
  readonly kind: 'demo'
  readonly account: Account
  readonly now: Instant
  readonly banner: string
  readonly scenario: Scenario
  readonly scenarios: readonly Scenario[]
}

/** Where the app stands. */
export type World = LiveWorld | DemoWorld

/** What the world lays down for every page. */
export const termsOf = (world: World) =>
  world.kind === 'live'
    ? {
        /** Null where it depends on who reads. */
        accounts: world.config.accounts,
        currency: world.config.currency,
        monthHours: world.config.month_hours,
        metrics: world.config.metrics ?? [],
        prices: world.prices,
        source: world.config.source,
      }
    : {
        accounts: [world.account],
        currency: 'USD',
        monthHours: 720 as const,
        metrics: [],
        prices: [],
        source: null,
      }
