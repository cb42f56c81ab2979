import type { QueryClient } from '@tanstack/react-query'
import { metricsQuery } from '~/api/queries'
import { windowOf } from '~/domain/scope'
import { instant } from '~/domain/units'
import { readAddress } from './address'
import type { World } from './world'

/** Asks for the samples every page needs, before any page is there to ask. */
export function prefetchFirstScreen(
  client: QueryClient,
  world: World,
  { search }: { readonly search: string },
): void {
  const now = world.kind === 'demo' ? world.now : instant(Date.now())
  const { address } = readAddress(search, { account: world.kind === 'demo' ? world.account.id : null, now })
  if (address.account === null) return
  void client.prefetchQuery(metricsQuery({ account: address.account, window: windowOf(address.range, now) }))
}
