import { isKnown } from '~/domain/figure'
import type { NodeList } from '~/domain/nodes'
import { memoryInUse, type ResourceFigures, rightsizingFigures } from '~/domain/rightsizing'
import type { MetricSet } from '~/domain/series'
import type { TimeRange } from '~/domain/timeRange'
import { Figure } from '~/ui/Figure'
import { formatShare } from '~/ui/format'
import { Panel } from '~/ui/Panel'
import { type PanelQuery, QueryState, Skeleton } from '~/ui/QueryState'
import { ShareBar } from '~/ui/ShareBar'
import { useReading } from '~/ui/settings'
import styles from './Surroundings.module.css'

interface AllocationPanelProps {
  readonly query: PanelQuery<MetricSet>
  readonly set: MetricSet
  readonly nodes: NodeList
  readonly window: TimeRange
}

/** How much of what is paid for has anybody asked for. */
export function AllocationPanel({ query, set, nodes, window }: AllocationPanelProps) {
  // Chosen on the rightsizing page; the two readings are never shown as one.
  const isReported = new URLSearchParams(useReading().linkSearch).get('reading') === 'reported'
  return (
    <Panel
      title={isReported ? 'Savings, as reported' : 'Allocated, of what there is'}
      area="allocation"
      lead={
        isReported
          ? 'What pods allocate, read as if it could be given back.'
          : 'Allocated is the greater of what pods ask for and what they use.'
      }
    >
      <QueryState query={query} what="allocation samples" skeleton={<Skeleton height={196} />}>
        {(savings) => {
          const { cpu, memory, capacity } = rightsizingFigures(savings, nodes, window)
          return isReported ? (
            <div className={styles.stack}>
              <Figure figure={cpu.asReported} />
              <Figure figure={memory.asReported} />
            </div>
          ) : (
            <div className={styles.stack}>
              <Resource figures={cpu} name="CPU allocated" />
              <Resource figures={memory} name="Memory allocated" />
              <Figure figure={memoryInUse(set, capacity, window)} />
            </div>
          )
        }}
      </QueryState>
    </Panel>
  )
}

function Resource<U extends 'cores' | 'bytes'>({
  figures,
  name,
}: {
  figures: ResourceFigures<U>
  name: string
}) {
  const { mean, free } = figures
  return (
    <div>
      <Figure figure={mean} />
      {isKnown(mean) && mean.value.of !== null && (
        <ShareBar
          name={name}
          whole={mean.value.of}
          parts={[
            {
              label: 'allocated',
              colour: 'var(--accent)',
              value: mean.value.part,
              text: formatShare(mean.value.part / mean.value.of),
            },
          ]}
        />
      )}
      <p className={styles.free}>
        not allocated: <Figure figure={free} size="inline" bare />
      </p>
    </div>
  )
}
