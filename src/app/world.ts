import type { Instant } from '~/domain/units'

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

/** Where the app stands: on a live service, or on the recorded answer with its clock stopped. */
export type World =
  | { readonly kind: 'live' }
  | {
      readonly kind: 'demo'
      readonly account: Account
      readonly now: Instant
      readonly banner: string
      readonly scenario: Scenario
      readonly scenarios: readonly Scenario[]
    }
