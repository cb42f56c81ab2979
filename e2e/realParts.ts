import { test } from '@playwright/test'

/** What stands behind the browser in these tests is real, or as strict as the real thing. */
interface Gateway {
  readonly page: string
  readonly internal: string
}

interface RealParts {
  /** Address of a Prometheus with the recorded world; null where none is installed, and then `why`. */
  readonly prometheus: string | null
  readonly why: string | null
  /** Straight on that Prometheus, whatever tenants it has. */
  readonly direct: Gateway | null
  /** The same with prices and capacities of the nodes in the feed, in euros. */
  readonly priced: Gateway | null
  /** On a Metroculus, and a REST API that decides. */
  readonly signedIn: Gateway
  /** Origin of a host's page that shows the dashboard of `signedIn`, in each of three ways. */
  readonly host: string
  /** The recorded account and another one. */
  readonly accounts: readonly [string, string]
  readonly token: string
  /** Another one of the same reader. */
  readonly renewedToken: string
  readonly secret: string
  readonly credential: string
  readonly organization: string
}

const ADDRESS = process.env.E2E_PARTS_URL ?? ''

export const realParts = async (): Promise<RealParts> => (await fetch(ADDRESS)).json()

interface OnPrometheus extends RealParts {
  readonly prometheus: string
  readonly direct: Gateway
  readonly priced: Gateway
}

/** The parts with a Prometheus among them; where none is installed the test is told as skipped. */
export async function onPrometheus(): Promise<OnPrometheus> {
  const parts = await realParts()
  const { prometheus, direct, priced, why } = parts
  test.info().skip(why !== null, why ?? '')
  if (prometheus === null || direct === null || priced === null) throw new Error('no Prometheus')
  return { ...parts, prometheus, direct, priced }
}

/** Lets the reader read these accounts and no others. */
export async function allow(...accounts: readonly string[]): Promise<void> {
  await fetch(`${ADDRESS}/allow?${new URLSearchParams(accounts.map((account) => ['account', account]))}`)
}

/** Everything the gateways logged. */
export const logLines = async (): Promise<string[]> => (await fetch(`${ADDRESS}/log`)).json()

/** The recorded week, as an address names it. */
export const RECORDED_WEEK = '2025-10-03T11:00Z..2025-10-10T11:00Z'
/** The end of the recorded week, Unix seconds. */
export const RECORDED_END = 1_760_094_000
