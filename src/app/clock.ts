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
    tick()
    return () => {
      clearInterval(timer)
      leave()
    }
  }, [world])
  return now
}

const nothing = () => () => undefined

/** A sentence for a reader whose own clock is wrong; null for all others. */
export function useClockNote(world: World): string | null {
  const clock = world.kind === 'live' ? world.clock : null
  const ahead = useSyncExternalStore(clock?.subscribe ?? nothing, () => clock?.ahead() ?? 0)
  return Math.abs(ahead) > NOTABLE_MS
    ? `Your clock is off by ${formatAge(Math.abs(ahead))}; times come from the server.`
    : null
}
