import { useEffect, useState } from 'react'
import { type Instant, instant } from '~/domain/units'
import type { World } from './world'

const MINUTE_MS = 60_000

const read = (world: World): Instant => (world.kind === 'demo' ? world.now : instant(Date.now()))

/** Now, to the minute. In the demo it stands at the recorded instant. The one clock of the app. */
export function useNow(world: World): Instant {
  const [now, setNow] = useState(() => read(world))
  useEffect(() => {
    if (world.kind === 'demo') return
    const timer = setInterval(() => setNow(read(world)), MINUTE_MS)
    return () => clearInterval(timer)
  }, [world])
  return now
}
