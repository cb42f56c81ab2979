import type { ComponentType } from 'react'
import type { ConfigBody } from '~/api/contract/gateway'
import type { PriceBook } from '~/domain/priceBook'
import type { Instant } from '~/domain/units'
import type { TimeZone } from '~/ui/format'
import type { Scheme } from './address'
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

/** What a page around us has settled already; the app stands inside it and is no page of its own. */
export interface Host {
  /** Shown where the address names none. */
  readonly account: string | null
  readonly organization: string | null
  readonly zone: TimeZone | null
  /** Null where the reader chooses. */
  readonly scheme: Scheme | null
  /** What the keys of everything kept in this browser begin with. */
  readonly keys: string
  /** In place of our own prompt: here the host knows who reads. */
  readonly SignIn: ComponentType<{ readonly session: Session }>
  readonly onTitle: (title: string) => void
}

/** A live service: what its gateway says of itself, its clock, and who reads. */
export interface LiveWorld {
  readonly kind: 'live'
  readonly config: ConfigBody
  readonly prices: PriceBook
  readonly clock: ServerClock
  /** Null where something before the gateway asks who reads. */
  readonly session: Session | null
  /** Null where the page is our own. */
  readonly host: Host | null
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

/** One and the same whenever asked: what is computed with it need not be again. */
const NONE: readonly never[] = []

/** What the world lays down for every page. */
export const termsOf = (world: World) =>
  world.kind === 'live'
    ? {
        /** Null where it depends on who reads. */
        accounts: world.config.accounts,
        currency: world.config.currency,
        monthHours: world.config.month_hours,
        metrics: world.config.metrics ?? NONE,
        prices: world.prices,
        source: world.config.source,
        host: world.host,
      }
    : {
        accounts: [world.account],
        currency: 'USD',
        monthHours: 720 as const,
        metrics: NONE,
        prices: NONE,
        source: 'recording' as const,
        host: null,
      }
