import { notifyManager, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { oldestAnswer } from '~/api/askAgain'
import { type Instant, instant } from '~/domain/units'
import { Button } from '~/ui/Button'
import { tellFailure } from '~/ui/failure'
import { formatAge, formatDay, formatInstant, formatTime, zoneName } from '~/ui/format'
import type { PageScope } from '~/ui/page'
import { RetryCountdown } from '~/ui/RetryCountdown'
import { Select } from '~/ui/Select'
import { useReading } from '~/ui/settings'
import { type Interval, keepInterval, keptInterval } from './keptInterval'
import styles from './Refresh.module.css'
import { useRefresh } from './useRefresh'

interface RefreshProps {
  /** Whether the answers are a recording, whose clock stands still. */
  readonly isRecorded: boolean
  /** The server's time. */
  readonly readNow: () => Instant
  readonly scope: PageScope
  readonly onAnchor: (at: Instant) => void
  /** Whether what the page shows is to be replaced, or should have been. */
  readonly onOld: (isOld: boolean) => void
}

const CHOICES: readonly { readonly value: Interval | 'off'; readonly label: string }[] = [
  { value: 'off', label: 'Refresh: off' },
  { value: '1', label: 'Refresh: every minute' },
  { value: '5', label: 'Refresh: every 5 min' },
  { value: '15', label: 'Refresh: every 15 min' },
]

/** How old the picture is, and what makes it new: now, or by itself. */
export function Refresh({ isRecorded, readNow, scope, onAnchor, onOld }: RefreshProps) {
  const { keys } = useReading()
  const [interval, setInterval] = useState(() => keptInterval(keys))
  const intervalMinutes = interval === null ? null : Number(interval)
  const { isAsking, isHeldBack, isOnline, failure, dueAt, refresh } = useRefresh({
    readNow,
    scope,
    intervalMinutes,
    onAnchor,
  })
  const isOld = isAsking || isHeldBack
  useEffect(() => {
    onOld(isOld)
    return () => onOld(false)
  }, [onOld, isOld])
  const choose = (chosen: Interval | 'off') => {
    const next = chosen === 'off' ? null : chosen
    keepInterval(next, keys)
    setInterval(next)
  }
  return (
    <>
      <div className={styles.controls}>
        <PictureAge isRecorded={isRecorded} scope={scope} />
        <Select label="Refresh" value={interval ?? 'off'} options={CHOICES} onChange={choose} />
        <Button aria-disabled={isAsking} onClick={() => !isAsking && void refresh()}>
          {isAsking ? 'Refreshing…' : 'Refresh now'}
        </Button>
      </div>
      {failure !== null && (
        <div className={styles.failed}>
          <p role="status">
            {tellFailure(failure).title} The old picture stays{isHeldBack && ', all of it'}.
            {dueAt === null && !isAsking && ' It is not tried again by itself.'}
          </p>
          {dueAt !== null && isOnline && <RetryCountdown key={dueAt} at={dueAt} />}
        </div>
      )}
      {!isOnline && (
        <p className={styles.failed} role="status">
          This browser is offline. The old picture stays
          {interval === null ? '.' : ', and refreshing goes on once the connection is back.'}
        </p>
      )}
    </>
  )
}

/** When the picture was asked for and how long ago that is; in the demo, why it never changes. */
function PictureAge({ isRecorded, scope }: Pick<RefreshProps, 'isRecorded' | 'scope'>) {
  const { zone } = useReading()
  const client = useQueryClient()
  const cache = client.getQueryCache()
  const answeredAt = useSyncExternalStore(
    // Later, as a question is put into the cache while its page is drawn.
    (listener) => cache.subscribe(notifyManager.batchCalls(listener)),
    () => oldestAnswer(client, scope),
  )
  if (isRecorded)
    return <span className={styles.age}>A recording: its clock stands still, refreshing gives the same</span>
  if (answeredAt === null) return null
  const at = instant(answeredAt + (scope.gateway.serverAheadMs ?? 0))
  const ageMs = scope.now - at
  const isToday = formatDay(at, zone) === formatDay(scope.now, zone)
  const when = isToday ? `${formatTime(at, zone)} ${zoneName(zone, at)}` : formatInstant(at, zone)
  return (
    <span className={styles.age}>
      From {when}
      {ageMs >= 60_000 && `, ${formatAge(ageMs)} old`}
    </span>
  )
}
