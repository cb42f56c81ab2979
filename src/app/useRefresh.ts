import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import { askAgain } from '~/api/askAgain'
import type { Failure } from '~/domain/failure'
import { windowOf } from '~/domain/scope'
import type { TimeRange } from '~/domain/timeRange'
import type { Instant } from '~/domain/units'
import type { PageScope } from '~/ui/page'
import { type LastRefresh, nextRefresh } from './refreshTimes'

interface Refreshing {
  /** The server's time. */
  readonly readNow: () => Instant
  readonly scope: PageScope
  readonly intervalMinutes: number | null
  /** Takes the page on to the window that ends now. */
  readonly onAnchor: (at: Instant) => void
}

/** How a refresh ended for one window; of another one it says nothing. */
interface Outcome {
  readonly window: TimeRange
  readonly failure: Failure | null
  readonly isHeldBack: boolean
}

/**
 * Asks the page's questions again: when told to, and by itself at an interval while the page is seen and online. What
 * fell due meanwhile is one refresh once it is seen again. One is under way at most; the window moves on only when all
 * its answers are there, so that until then, and after a failure, the old picture stays true to its words.
 */
export function useRefresh({ readNow, scope, intervalMinutes, onAnchor }: Refreshing) {
  const client = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const [last, setLast] = useState<LastRefresh & { readonly outcome: Outcome | null }>(() => ({
    at: Date.now(),
    failure: null,
    failures: 0,
    outcome: null,
  }))
  const isOnline = useSyncExternalStore(whenOnlineChanges, () => navigator.onLine)
  const isSeen = useSyncExternalStore(whenSeenChanges, () => document.visibilityState === 'visible')
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
    }
  }, [])

  const refresh = async () => {
    setAsking(true)
    const now = readNow()
    const { failure, isHeldBack } = await askAgain(client, scope, windowOf(scope.choice, now))
    // Of an account or a reader that was left, nothing is told any more.
    if (isGone.current) return
    if (!isHeldBack) onAnchor(now)
    setLast(({ failures }) => ({
      at: Date.now(),
      failure,
      failures: failure === null ? 0 : failures + 1,
      outcome: { window: scope.window, failure, isHeldBack },
    }))
    setAsking(false)
  }
  const refreshWhenDue = useEffectEvent(refresh)
  const dueAt = isAsking ? null : nextRefresh(last, intervalMinutes)
  useEffect(() => {
    if (dueAt === null || !isOnline || !isSeen) return
    const timer = setTimeout(() => void refreshWhenDue(), Math.max(dueAt - Date.now(), 0))
    return () => clearTimeout(timer)
  }, [dueAt, isOnline, isSeen])
  const { outcome } = last
  const isOfPage = outcome?.window.start === scope.window.start && outcome.window.end === scope.window.end
  return {
    isAsking,
    isOnline,
    isHeldBack: isOfPage && outcome.isHeldBack,
    failure: isOfPage ? outcome.failure : null,
    /** When it is tried again by itself, by the browser's clock; null while it is, or if it is not. */
    dueAt,
    refresh,
  }
}

function whenOnlineChanges(listener: () => void) {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

function whenSeenChanges(listener: () => void) {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}
