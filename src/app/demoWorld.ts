import { instant } from '~/domain/units'
import type { DemoWorld, Scenario } from './world'

/** What the recorded world tells of itself; `mocks` is not known to the app by any other name. */
interface Recorded {
  readonly account: string
  readonly accountName: string
  /** Epoch milliseconds. */
  readonly now: number
  readonly banner: string
  readonly scenario: Scenario
  readonly scenarios: readonly Scenario[]
}

export const demoWorldFrom = ({
  account,
  accountName,
  now,
  banner,
  scenario,
  scenarios,
}: Recorded): DemoWorld => ({
  kind: 'demo',
  account: { id: account, name: accountName },
  now: instant(now),
  banner,
  scenario,
  scenarios,
})
