import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { crosshairNow, pointAt, pointAway } from './crosshair'
import type { ChartBucket } from './model'
import { bucketAround, middleOf, pointedBucket } from './pointed'

/** How far each key goes, in buckets. */
export const KEY_STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

/**
 * Pointing at the buckets of a chart. Pointer and keys move one crosshair, whichever moved last, in whichever chart of
 * the page; keys go on from where the chart has it, or where they had it last.
 */
export function usePointing(chart: string, buckets: readonly ChartBucket[]) {
  const keysWereAt = useRef<number | null>(null)
  const start = buckets[0]?.start
  const end = buckets.at(-1)?.end
  useEffect(() => () => pointAway(chart), [chart])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another span is what ends it
  useEffect(
    () => () => {
      // What the pointer was over has gone; whoever is in the chart with the keys stays at their hour.
      if (!crosshairNow()?.byKeys) pointAway(chart)
    },
    [chart, start, end],
  )

  function point(bucket: number, byKeys: boolean): void {
    const pointed = buckets[bucket]
    if (!pointed) return
    const at = middleOf(pointed)
    if (byKeys) keysWereAt.current = at
    const now = crosshairNow()
    if (now?.chart === chart && now.at === at && now.byKeys === byKeys) return
    pointAt({ chart, at, byKeys })
  }

  const keysAt = (): number | null =>
    pointedBucket(crosshairNow(), chart, buckets) ??
    (keysWereAt.current === null ? null : bucketAround(keysWereAt.current, buckets))

  function onKeyDown({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): void {
    const step = KEY_STEPS[key]
    if (step === undefined || altKey || ctrlKey || metaKey) return
    const from = keysAt()
    point(from === null ? 0 : Math.max(0, Math.min(buckets.length - 1, from + step)), true)
  }

  return {
    point,
    away: () => pointAway(chart),
    onKeyDown,
    onFocus: ({ target }: FocusEvent) => point(keysAt() ?? 0, target.matches(':focus-visible')),
  }
}
