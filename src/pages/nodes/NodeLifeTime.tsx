import { hoursOfKind } from '~/domain/nodeLife'
import type { Node } from '~/domain/nodes'
import { lengthOf } from '~/domain/timeRange'
import { formatDayTime, formatHours, formatSpan } from '~/ui/format'
import { useReading } from '~/ui/settings'
import { LifeLine } from './LifeLine'
import { betweenSightings } from './lifeWords'
import styles from './NodeDrawer.module.css'
import type { Seen } from './seen'

/** More gaps than this are a list and not a sentence. */
const GAPS = 5

/** When the node was seen over the window, as a picture and in words. */
export function NodeLifeTime({ node, seen }: { readonly node: Node; readonly seen: Seen }) {
  const { zone } = useReading()
  const runs = seen.lifeOf(node)
  if (runs === null)
    return (
      <section>
        <h3>Life line</h3>
        <p>The service answered with current values only, so when it was seen before is not known.</p>
      </section>
    )
  const { absences } = betweenSightings(runs)
  const unmeasured = hoursOfKind(runs, 'unmeasured')
  return (
    <section>
      <h3>Life line</h3>
      <LifeLine runs={runs} window={seen.window} isLarge />
      <p className={styles.ends} aria-hidden="true">
        <span>{formatDayTime(seen.window.start, zone)}</span>
        <span>{formatDayTime(seen.window.end, zone)}</span>
      </p>
      <p>
        Seen in {formatHours(node.hours)} of {formatHours(lengthOf(seen.window))}: first sample{' '}
        {formatDayTime(node.firstSeen, zone)}, last {formatDayTime(node.lastSeen, zone)}.{' '}
        {unmeasured > 0 && `Of ${formatHours(unmeasured)} nothing is known, of this node or any other.`}
      </p>
      {absences.length > 0 && (
        <ul className={styles.gaps}>
          {absences.slice(0, GAPS).map(({ span }) => (
            <li key={span.start}>
              Missing {formatSpan(span.start, span.end, zone)} ({formatHours(lengthOf(span))}), while other
              nodes were seen.
            </li>
          ))}
          {absences.length > GAPS && <li>And {absences.length - GAPS} times more.</li>}
        </ul>
      )}
    </section>
  )
}
