import type { QueryClient } from '@tanstack/react-query'
import { metricsQuery } from '~/api/queries'
import { windowOf } from '~/domain/scope'
import { defaultsIn, readAddress } from './address'
import { nowIn } from './clock'
import { termsOf, type World } from './world'

/** Asks for the samples every page needs, before any page is there to ask. */
export function prefetchFirstScreen(
  client: QueryClient,
  world: World,
  { search }: { readonly search: string },
): void {
  const now = nowIn(world)
  const { account, range } = readAddress(search, defaultsIn(world, now)).address
  const isSignedOut = world.kind === 'live' && world.session?.token() === null
  if (account === null || isSignedOut) return
  const { metrics } = termsOf(world)
  void client.prefetchQuery(metricsQuery({ account, window: windowOf(range, now), metrics }))
}
