import type { NodeFigures } from '~/domain/nodeFigures'
import type { Measure, SpotByZone } from '~/domain/spotZone'
import { Choice } from '~/ui/Choice'
import { Figure } from '~/ui/Figure'
import { Panel } from '~/ui/Panel'
import styles from './Nodes.module.css'
import { RiskInWords } from './RiskInWords'
import { SpotZoneMatrix } from './SpotZoneMatrix'

interface SpotZonePanelProps {
  readonly risk: SpotByZone
  readonly figures: NodeFigures
  readonly by: Measure
  readonly hasPrices: boolean
  readonly onBy: (by: Measure) => void
}

const CHOICES: readonly (readonly [Measure, string])[] = [
  ['nodes', 'Nodes'],
  ['cpu', 'vCPU'],
  ['memory', 'Memory'],
  ['cost', 'Cost'],
]

/** Where the nodes stand, how they are bought, and what one loss would take. */
export const SpotZonePanel = ({ risk, figures, by, hasPrices, onBy }: SpotZonePanelProps) => (
  <Panel
    title="Where they run, and at what risk"
    actions={
      <Choice
        label="Counted by"
        value={by}
        choices={hasPrices ? CHOICES : CHOICES.filter(([one]) => one !== 'cost')}
        onChange={onBy}
      />
    }
  >
    <div className={styles.risk}>
      <div>
        <SpotZoneMatrix risk={risk} by={by} />
        {by === 'cost' && (
          <p className={styles.matrixNote}>
            Prices per hour of the nodes that are there now. The cost per hour on top of the page is the mean
            over the window, nodes that went included.
          </p>
        )}
      </div>
      <div className={styles.words}>
        <RiskInWords risk={risk} />
        <Figure figure={figures.zones} />
      </div>
    </div>
  </Panel>
)
