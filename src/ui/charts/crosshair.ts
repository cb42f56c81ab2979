import { useSyncExternalStore } from 'react'

/** Where the reader points: one instant in one chart. All other charts of the page show the same. */
export interface Crosshair {
  /** Whose tooltip it is; no other chart has one. */
  readonly chart: string
  /** The middle of the bucket, epoch milliseconds. */
  readonly at: number
  /** Moved by arrow keys, so that it has to be heard. */
  readonly byKeys: boolean
}

/** Outside React's state: pointing draws a line in each chart and nothing else anew. */
let current: Crosshair | null = null
const listeners = new Set<() => void>()

function put(next: Crosshair | null): void {
  current = next
  for (const tell of listeners) tell()
}

export const pointAt = (crosshair: Crosshair): void => put(crosshair)

export function pointAway(chart: string): void {
  if (current?.chart === chart) put(null)
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export const crosshairNow = (): Crosshair | null => current

/** Draws anew whoever asks for it, and only them. */
export const useCrosshair = (): Crosshair | null => useSyncExternalStore(subscribe, crosshairNow)
