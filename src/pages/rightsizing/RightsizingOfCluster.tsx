import { nodesIn } from '~/domain/nodes'
import { memoryInUse, rightsizingFigures } from '~/domain/rightsizing'
import { effectiveWindow } from '~/domain/scope'
import type { MetricSet } from '~/domain/series'
import { NoSamples } from '~/ui/NoSamples'
import { Notices } from '~/ui/Notices'
import type { PageProps } from '~/ui/page'
import { FailureMessage, type PanelQuery } from '~/ui/QueryState'
import { AllocatedReading } from './AllocatedReading'
import { AllocationOverTime } from './AllocationOverTime'
import { ReadingSwitch } from './ReadingSwitch'
import { ReportedReading } from './ReportedReading'
import styles from './Rightsizing.module.css'
import { useReadingChoice } from './readingChoice'
import { SizingTable } from './SizingTable'

interface RightsizingOfClusterProps extends PageProps {
  readonly savings: MetricSet
  readonly metrics: PanelQuery<MetricSet>
}

export function RightsizingOfCluster({ savings, metrics, scope, onRange }: RightsizingOfClusterProps) {
  const [reading, setReading] = useReadingChoice()
  if (savings.series.length === 0) return <NoSamples set={savings} scope={scope} onRange={onRange} />
  const window = effectiveWindow(metrics.data ?? savings, scope.choice, scope.window)
  const nodes = metrics.data ? nodesIn(metrics.data, window) : null
  const figures = rightsizingFigures(savings, nodes, window)
  return (
    <>
      <ReadingSwitch reading={reading} onChange={setReading} />
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
        {reading === 'allocated' && <SizingTable figures={figures} nodes={nodes} />}
      </div>
      <Notices notices={[...savings.notices, ...(metrics.data?.notices ?? [])]} />
    </>
  )
}
