import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { Router } from 'react-router'
import { Themed } from '~/app/App'
import type { LiveWorld } from '~/app/world'
import type { createHostGround } from './hostGround'
import type { HostRoute } from './hostRoute'
import type { HostState } from './hostState'

interface HostedAppProps {
  readonly world: HostState<LiveWorld | null>
  readonly route: HostRoute
  readonly ground: ReturnType<typeof createHostGround>
  readonly onReady: () => void
}

/** The app as the stand-alone page has it, but for its address, which is in memory, and what it stands on. */
export function HostedApp({ world, route, ground, onReady }: HostedAppProps) {
  const here = useSyncExternalStore(world.subscribe, world.get)
  const location = useSyncExternalStore(route.subscribe, route.location)
  const ready = useEffectEvent(onReady)
  useEffect(() => ready(), [])
  return (
    here && (
      <Router location={location} navigator={route.navigator}>
        <Themed world={here} ground={ground} />
      </Router>
    )
  )
}
