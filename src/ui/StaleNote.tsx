import { type DataHealth, isStale } from '~/domain/health'
import { HOUR_MS } from '~/domain/units'
import { formatAge, formatInstant } from './format'
import styles from './StaleNote.module.css'
import { StateMessage } from './StateMessage'
import { useReading } from './settings'

/** Said on top of a page whose data stopped: freshness comes from the samples, not from the request. */
export function StaleNote({ health }: { readonly health: DataHealth }) {
  const { zone } = useReading()
  if (!isStale(health) || health.lastSample === null || health.behind === null) return null
  return (
    <div className={styles.stale}>
      <StateMessage tone="warn" title={`Data ends ${formatInstant(health.lastSample, zone)}.`}>
        That is {formatAge(health.behind * HOUR_MS)} before the window ends, and samples should come every
        hour. What follows is true up to then. Check that Kubecost and Prometheus run in the cluster and that
        remote write succeeds.
      </StateMessage>
    </div>
  )
}
