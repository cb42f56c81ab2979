import { useClusterCosts, useMetrics, useSavings } from '~/api/queries'
import { coverageGrid } from '~/domain/coverageGrid'
import { effectiveWindow } from '~/domain/scope'
import { NoSamples } from '~/ui/NoSamples'
import { Notices } from '~/ui/Notices'
import { PageTitle } from '~/ui/PageTitle'
import { Panel } from '~/ui/Panel'
import type { PageProps } from '~/ui/page'
import { QueryState, Skeleton } from '~/ui/QueryState'
import { CoverageMap } from './CoverageMap'
import { Pipeline } from './Pipeline'

/** Whether the figures of the other pages can be trusted: the way of a sample, stage by stage, and what was measured when. */
export function HealthPage({ scope, onRange }: PageProps) {
  const metrics = useMetrics(scope)
  const savings = useSavings(scope)
  const costs = useClusterCosts(scope)
  return (
    <>
      <PageTitle>Data health</PageTitle>
      <Pipeline scope={scope} metrics={metrics} savings={savings} costs={costs} />
      <QueryState query={metrics} what="cost samples" skeleton={<Skeleton height={420} />}>
        {(set) =>
          set.series.length === 0 ? (
            <Panel title="What was measured when">
              <NoSamples set={set} scope={scope} onRange={onRange} />
            </Panel>
          ) : (
            <CoverageMap
              grid={coverageGrid(
                set,
                effectiveWindow(set, scope.choice, scope.window),
                scope.metrics.length > 0 ? scope.metrics : undefined,
              )}
              hasHistory={set.mode === 'range'}
            />
          )
        }
      </QueryState>
      <Notices
        notices={[metrics.data, savings.data, costs.data?.report].flatMap((answer) => answer?.notices ?? [])}
      />
    </>
  )
}
