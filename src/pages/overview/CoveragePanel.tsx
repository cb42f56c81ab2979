import { costInstants } from '~/domain/cost'
import { type Coverage, coverageCells } from '~/domain/coverage'
import type { MetricSet } from '~/domain/series'
import type { TimeRange } from '~/domain/timeRange'
import { CoverageStrip } from '~/ui/CoverageStrip'
import { Panel } from '~/ui/Panel'

interface CoveragePanelProps {
  readonly set: MetricSet
  readonly window: TimeRange
  readonly coverage: Coverage
}

export const CoveragePanel = ({ set, window, coverage }: CoveragePanelProps) => (
  <Panel title="How sure are we" area="coverage">
    <CoverageStrip cells={coverageCells(costInstants(set), window, set.stepMs)} coverage={coverage} />
  </Panel>
)
