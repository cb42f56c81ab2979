import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Instant } from '~/domain/units'
import { formatAge } from '~/ui/format'
import type { World } from './world'

const MINUTE_MS = 60_000
/** A browser closer than this to the server is right. */
const NOTABLE_MS = 2 * MINUTE_MS

/** The server's time; in the demo the recorded instant. The one clock of the app. */
export const nowIn = (world: World): Instant => (world.kind === 'demo' ? world.now : world.clock.now())

/** Now, to the minute, and at once when the server turns out to have another time than thought. */
export function useNow(world: World): Instant {
  const [now, setNow] = useState(() => nowIn(world))
  useEffect(() => {
    if (world.kind === 'demo') return
    const tick = () => setNow(nowIn(world))
    const timer = setInterval(tick, MINUTE_MS)
    const leave = world.clock.subscribe(tick)
    // A page nobody sees may have been put to sleep.
    document.addEventListener('visibilitychange', tick)
    tick()
    return () => {
      clearInterval(timer)
      leave()
      document.removeEventListener('visibilitychange', tick)
    }
  }, [world])
  return now
}

const nothing = () => () => undefined

/** Server − browser, milliseconds, as last heard; null in the demo, whose clock stands still. */
export function useServerAhead(world: World): number | null {
  const clock = world.kind === 'live' ? world.clock : null
  return useSyncExternalStore(clock?.subscribe ?? nothing, () => clock?.ahead() ?? null)
}

/** A sentence for a reader whose own clock is wrong; null for all others. */
export const clockNote = (aheadMs: number | null): string | null =>
  aheadMs !== null && Math.abs(aheadMs) > NOTABLE_MS
    ? `Your clock is off by ${formatAge(Math.abs(aheadMs))}; times come from the server.`
    : null
