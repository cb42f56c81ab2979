import { lazy, Suspense } from 'react'
import { nodesIn } from '~/domain/nodes'
import { memoryInUse, rightsizingFigures } from '~/domain/rightsizing'
import { effectiveWindow } from '~/domain/scope'
import type { MetricSet } from '~/domain/series'
import { NoSamples } from '~/ui/NoSamples'
import { Notices } from '~/ui/Notices'
import type { PageProps } from '~/ui/page'
import { FailureMessage, type PanelQuery, Skeleton } from '~/ui/QueryState'
import { StateMessage } from '~/ui/StateMessage'
import { Terms } from '~/ui/Terms'
import { AllocatedReading } from './AllocatedReading'
import { AllocationOverTime } from './AllocationOverTime'
import { ReadingSwitch } from './ReadingSwitch'
import { ReportedReading } from './ReportedReading'
import styles from './Rightsizing.module.css'
import { RightsizingSkeleton } from './RightsizingSkeleton'
import { useReadingChoice } from './readingChoice'
import { SizingTable } from './SizingTable'
import { TERMS } from './terms'
import { useChoices } from './useChoices'

interface RightsizingOfClusterProps extends PageProps {
  readonly savings: MetricSet
  readonly metrics: PanelQuery<MetricSet>
}

const Simulator = lazy(async () => ({ default: (await import('./Simulator')).Simulator }))

export function RightsizingOfCluster({ savings, metrics, scope, onRange }: RightsizingOfClusterProps) {
  const { reading, notes, choose } = useReadingChoice()
  const chosen = useChoices()
  if (savings.series.length === 0) return <NoSamples set={savings} scope={scope} onRange={onRange} />
  // Without the nodes yet, what they hold is on its way and not unknown.
  if (!metrics.data && !metrics.error) return <RightsizingSkeleton />
  const window = effectiveWindow(metrics.data ?? savings, scope.choice, scope.window)
  const nodes = metrics.data ? nodesIn(metrics.data, window, scope.prices) : null
  const figures = rightsizingFigures(savings, nodes, window)
  return (
    <>
      <ReadingSwitch reading={reading} onChange={choose} />
      {notes.map((note) => (
        <StateMessage key={note} tone="warn" title={note} />
      ))}
      {metrics.error && <FailureMessage failure={metrics.error} query={metrics} />}
      {reading === 'allocated' ? (
        <AllocatedReading
          figures={figures}
          inUse={metrics.data ? memoryInUse(metrics.data, figures.capacity, window) : null}
        />
      ) : (
        <ReportedReading figures={figures} />
      )}
      <div className={styles.panels}>
        <AllocationOverTime figures={figures} savings={savings} window={window} now={scope.now} />
        {reading === 'allocated' && (
          <>
            <SizingTable
              figures={figures}
              nodes={nodes}
              onePerZone={chosen.choices.onePerZone}
              onOnePerZone={(onePerZone) => chosen.change({ onePerZone })}
            />
            {nodes && metrics.data && (
              <Suspense fallback={<SimulatorSkeleton />}>
                <Simulator
                  figures={figures}
                  metrics={metrics.data}
                  nodes={nodes}
                  window={window}
                  scope={scope}
                  chosen={chosen}
                />
              </Suspense>
            )}
          </>
        )}
        <Terms terms={TERMS} />
      </div>
      <Notices notices={[...savings.notices, ...(metrics.data?.notices ?? [])]} />
    </>
  )
}

const SimulatorSkeleton = () => (
  <div aria-busy="true">
    <Skeleton height={600} />
  </div>
)
