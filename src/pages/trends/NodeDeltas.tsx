import type { Period, Sides } from '~/domain/comparedReading'
import { compareNodes } from '~/domain/compareNodes'
import { ComparisonNotes, Delta } from '~/ui/Delta'
import { formatCount, formatHours, formatPoints, formatShare } from '~/ui/format'
import styles from './Trends.module.css'
import { type Least, leastShareOf } from './trendView'

interface NodeDeltasProps {
  readonly periods: Sides<Period>
  readonly least: Least
}

/** How the nodes moved between two periods. */
export function NodeDeltas({ periods, least }: NodeDeltasProps) {
  const { now, hours, meanSpot } = compareNodes(periods, leastShareOf(least))
  return (
    <>
      <dl className={styles.deltas}>
        <div>
          <dt>Nodes at the end</dt>
          <dd>
            <Delta comparison={now} write={formatCount} />
          </dd>
        </div>
        <div>
          <dt>Node-hours</dt>
          <dd>
            <Delta comparison={hours} write={formatHours} />
          </dd>
        </div>
        <div>
          <dt>Share on spot, mean</dt>
          <dd>
            <Delta comparison={meanSpot} write={formatShare} writePoints={formatPoints} />
          </dd>
        </div>
      </dl>
      <ComparisonNotes
        comparisons={{ 'Nodes at the end': now, 'Node-hours': hours, 'Share on spot': meanSpot }}
      />
    </>
  )
}
