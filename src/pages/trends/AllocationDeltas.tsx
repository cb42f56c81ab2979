import { compareAllocation } from '~/domain/compareAllocation'
import { ComparisonNotes, Delta } from '~/ui/Delta'
import { formatBytes, formatCores } from '~/ui/format'
import { FailureMessage } from '~/ui/QueryState'
import styles from './Trends.module.css'
import { type Least, leastShareOf } from './trendView'
import type { EarlierAllocation } from './useEarlierPeriod'

interface AllocationDeltasProps {
  readonly earlier: EarlierAllocation
  readonly least: Least
}

/** How mean allocation moved between two periods, or how the question for the earlier one fares. */
export function AllocationDeltas({ earlier: { periods, query }, least }: AllocationDeltasProps) {
  if (periods === null)
    return query.error === null ? (
      <p className={styles.asking} role="status" aria-busy="true">
        Asking for the allocation of the earlier period …
      </p>
    ) : (
      <FailureMessage failure={query.error} query={query} />
    )
  const { cpu, memory } = compareAllocation(periods, leastShareOf(least))
  return (
    <>
      <dl className={styles.deltas}>
        <div>
          <dt>CPU allocated, mean</dt>
          <dd>
            <Delta comparison={cpu} write={formatCores} />
          </dd>
        </div>
        <div>
          <dt>Memory allocated, mean</dt>
          <dd>
            <Delta comparison={memory} write={formatBytes} />
          </dd>
        </div>
      </dl>
      <ComparisonNotes comparisons={{ 'CPU allocated': cpu, 'Memory allocated': memory }} />
    </>
  )
}
