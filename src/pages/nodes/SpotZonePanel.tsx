import type { NodeFigures } from '~/domain/nodeFigures'
import type { SpotByZone } from '~/domain/spotZone'
import { Figure } from '~/ui/Figure'
import { Panel } from '~/ui/Panel'
import styles from './Nodes.module.css'
import { RiskInWords } from './RiskInWords'
import { SpotZoneMatrix } from './SpotZoneMatrix'

interface SpotZonePanelProps {
  readonly risk: SpotByZone
  readonly figures: NodeFigures
}

/** Where the nodes stand, how they are bought, and what one loss would take. */
export const SpotZonePanel = ({ risk, figures }: SpotZonePanelProps) => (
  <Panel title="Where they run, and at what risk">
    <div className={styles.risk}>
      <SpotZoneMatrix risk={risk} />
      <div className={styles.words}>
        <RiskInWords risk={risk} />
        <Figure figure={figures.zones} />
      </div>
    </div>
  </Panel>
)
