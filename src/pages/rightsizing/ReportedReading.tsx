import type { RightsizingFigures } from '~/domain/rightsizing'
import { Figure } from '~/ui/Figure'
import { StateMessage } from '~/ui/StateMessage'
import styles from './Rightsizing.module.css'

/** The service's own reading, in its own words, with what is wrong about it said first. */
export const ReportedReading = ({
  figures: { cpu, memory, opportunity, efficiency },
}: {
  readonly figures: RightsizingFigures
}) => (
  <>
    <StateMessage tone="warn" title="As reported: read as if this much could be given back.">
      These numbers record what pods allocate. Taking that much away would take away what they run on.
      “Efficiency” here is one minus the CPU share; nobody measured it. Plans and recommendations follow the
      other reading, “Allocated”, and are not shown beside this one.
    </StateMessage>
    <div className={styles.reported}>
      <Figure figure={cpu.asReported} size="large" withCoverage />
      <Figure figure={memory.asReported} size="large" withCoverage />
      <Figure figure={opportunity} size="large" label="Opportunity" />
      <Figure figure={efficiency} size="large" />
    </div>
  </>
)
