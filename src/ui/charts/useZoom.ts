import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { crosshairNow } from './crosshair'
import type { ChartBucket } from './model'
import { useChartPlace } from './place'
import { pointedBucket } from './pointed'
import { KEY_STEPS } from './usePointing'
import { extended, spanOf, type ZoomSelection, zoomRange } from './zoomSelection'

interface ZoomOf {
  readonly chart: string
  readonly buckets: readonly ChartBucket[]
  /** Around the chart: Escape is meant for it while the pointer or the focus is inside. */
  readonly around: RefObject<HTMLElement | null>
  readonly isOff: boolean
}

/** Where a pointer went down, which has not come up since. */
export interface Drag {
  readonly x: number
  readonly bucket: number
}

/** Taking a part of a chart by pointer or keys, looking closer at it, and going back. */
export function useZoom({ chart, buckets, around, isOff }: ZoomOf) {
  const place = useChartPlace()
  const zoom = isOff ? null : place.zoom
  const unzoom = isOff ? null : place.unzoom
  const [selection, select] = useState<ZoomSelection | null>(null)
  const drag = useRef<Drag | null>(null)

  function zoomTo(taken: ZoomSelection): void {
    select(null)
    const { start, end } = zoomRange(spanOf(taken, buckets))
    // All of it is there already.
    const isWhole = start <= (buckets[0]?.start ?? 0) && end >= lastPassed(buckets)
    if (isWhole) return
    zoom?.({ start, end })
  }

  function back(): void {
    if (selection) {
      // Of a pointer that is still down, too: what follows of its way is nothing.
      drag.current = null
      select(null)
      return
    }
    unzoom?.()
  }
  const onEscape = useEffectEvent(back)
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && isMeant(around.current)) onEscape()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [around])

  /** To be called before the crosshair moves along, so that a selection begins where it is. */
  function onKeyDown(event: KeyboardEvent): void {
    const step = KEY_STEPS[event.key]
    const pointed = pointedBucket(crosshairNow(), chart, buckets)
    if (step !== undefined && !event.shiftKey) select(null)
    else if (step !== undefined && zoom && pointed !== null)
      select(extended(selection, step, pointed, buckets))
    else if (event.key === 'Enter' && selection) {
      event.preventDefault()
      zoomTo(selection)
    }
  }
  return { canZoom: zoom !== null, selection, select, drag, zoomTo, unzoom, onKeyDown }
}

const lastPassed = (buckets: readonly ChartBucket[]) =>
  buckets.findLast(({ isToCome }) => !isToCome)?.end ?? 0

/** Within a shadow root, too: to the document all of it is one element. */
function focusedIn(element: Element): Element | null {
  const root = element.getRootNode()
  return root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null
}

/** Whoever types elsewhere while the pointer happens to rest on the chart does not mean it. */
function isMeant(around: HTMLElement | null): boolean {
  if (!around) return false
  const focused = focusedIn(around)
  if (around.contains(focused)) return true
  return around.matches(':hover') && !focused?.matches('input, select, textarea, [role="application"]')
}
