import { useState } from 'react'
import { type Instant, instant } from '~/domain/units'
import { useServerAhead } from './clock'
import type { World } from './world'

/**
 * When the page was asked for, by the server's clock: relative ranges end here, and stay until the page is refreshed or
 * `asked`, the words of the question, change. It is kept by the browser's clock, so that one that turns out to be
 * wrong moves it by as much.
 */
export function useAnchor(world: World, asked: string) {
  const aheadMs = useServerAhead(world) ?? 0
  const [kept, setKept] = useState(() => ({ asked, at: Date.now() }))
  if (kept.asked !== asked) setKept({ asked, at: Date.now() })
  /** Moves on, never back: an answer may come after the reader has chosen another range. */
  const moveOn = (to: Instant) => setKept((before) => ({ ...before, at: Math.max(before.at, to - aheadMs) }))
  return [world.kind === 'demo' ? world.now : instant(kept.at + aheadMs), moveOn] as const
}
