import { useState } from 'react'
import type { Change } from '~/domain/changes'
import type { TimeRange } from '~/domain/timeRange'
import { Button } from '~/ui/Button'
import { wordsOf } from '~/ui/changeWords'
import type { ChartPlace } from '~/ui/charts/place'
import { formatCount, formatInstant } from '~/ui/format'
import { useReading } from '~/ui/settings'
import styles from './WhatChanged.module.css'

interface WhatChangedProps {
  readonly changes: readonly Change[]
  readonly window: TimeRange
  /** An answer with current values only cannot know. */
  readonly hasHistory: boolean
  readonly onZoom: ChartPlace['zoom']
}

/** As many as are read at a glance. */
const AT_FIRST = 12

/** What changed inside the window, the newest first; what happened at one instant stays together. */
export function WhatChanged({ changes, window, hasHistory, onZoom }: WhatChangedProps) {
  const [isWhole, showWhole] = useState(false)
  if (!hasHistory)
    return <p className={styles.nothing}>The service answered with current values only, without history.</p>
  if (changes.length === 0)
    return (
      <p className={styles.nothing}>
        Nothing changed: the same nodes, load balancers, rates and prices throughout, and no gap.
      </p>
    )
  const newestFirst = Array.from(Map.groupBy(changes, ({ at }) => at).values())
    .reverse()
    .flat()
  const shown = isWhole ? newestFirst : newestFirst.slice(0, AT_FIRST)
  return (
    <>
      <table className={styles.changes}>
        <caption className="visuallyHidden">What changed, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">When it was first seen</th>
            <th scope="col">What</th>
            <th scope="col">Before → after</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {shown.map((change, i) => (
            <ChangeRow
              // Changes have no id; the list is made anew whenever they change.
              // biome-ignore lint/suspicious/noArrayIndexKey: rows hold no state
              key={i}
              change={change}
              isFollowing={shown[i - 1]?.at === change.at}
              canZoom={change.zoom.start > window.start || change.zoom.end < window.end}
              onZoom={onZoom}
            />
          ))}
        </tbody>
      </table>
      {changes.length > AT_FIRST && (
        <p className={styles.more}>
          <Button aria-expanded={isWhole} onClick={() => showWhole(!isWhole)}>
            {isWhole ? `Show the newest ${AT_FIRST} only` : `Show all ${formatCount(changes.length)} changes`}
          </Button>
        </p>
      )}
    </>
  )
}

interface ChangeRowProps {
  readonly change: Change
  /** At the same instant as the row above. */
  readonly isFollowing: boolean
  readonly canZoom: boolean
  readonly onZoom: ChartPlace['zoom']
}

function ChangeRow({ change, isFollowing, canZoom, onZoom }: ChangeRowProps) {
  const { zone, money } = useReading()
  const { what, who, before, after } = wordsOf(change, money)
  const when = formatInstant(change.at, zone)
  return (
    <tr data-kind={change.kind} data-following={isFollowing || undefined}>
      <th scope="row">{when}</th>
      <td>
        {what}
        {who && <span className={styles.who}>{who}</span>}
      </td>
      <td className={styles.states}>
        {before} <span aria-hidden="true">→</span>
        <span className="visuallyHidden">to</span> {after}
      </td>
      <td>
        {canZoom && onZoom && (
          <Button look="quiet" aria-label={`Zoom to ${when}: ${what}`} onClick={() => onZoom(change.zoom)}>
            Zoom
          </Button>
        )}
      </td>
    </tr>
  )
}
