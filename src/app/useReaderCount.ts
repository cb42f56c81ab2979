import { useSyncExternalStore } from 'react'
import type { World } from './world'

const nothing = () => () => undefined

/** How often somebody has signed in or out, or was signed out by the gateway, since the page was opened. */
export function useReaderCount(world: World): number {
  const session = world.kind === 'live' ? world.session : null
  return useSyncExternalStore(session?.subscribe ?? nothing, () => session?.count() ?? 0)
}
