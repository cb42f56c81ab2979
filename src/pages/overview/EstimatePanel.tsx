import { Link } from 'react-router'
import { clusterEstimate } from '~/domain/clusterEstimate'
import type { CostFigures } from '~/domain/cost'
import { isKnown } from '~/domain/figure'
import type { NodeCosts } from '~/domain/nodeCosts'
import { Figure } from '~/ui/Figure'
import { formatFigure } from '~/ui/formatFigure'
import { Panel } from '~/ui/Panel'
import { type BarPart, ShareBar } from '~/ui/ShareBar'
import { sentences } from '~/ui/sentences'
import { useReading } from '~/ui/settings'
import { COLOUR } from '~/ui/theme'
import styles from './EstimatePanel.module.css'

interface EstimatePanelProps {
  readonly costs: CostFigures
  readonly nodes: NodeCosts
}

const NODES = 'var(--accent)'
/** Between what nodes cost at least and at most. */
const SPREAD = 'color-mix(in srgb, var(--accent) 40%, var(--ground))'

/** A month of the whole cluster: what is measured and what is modelled, stacked and never as a bare total. */
export function EstimatePanel({ costs: { fee, loadBalancers, infrastructure }, nodes }: EstimatePanelProps) {
  const { linkSearch, ...writing } = useReading()
  const estimate = clusterEstimate(infrastructure, nodes)
  const parts = [
    { colour: NODES, label: 'Nodes', figure: nodes.month },
    { colour: COLOUR.fee, label: 'Control-plane fee', figure: fee.month },
    { colour: COLOUR.loadBalancers, label: 'Load balancers', figure: loadBalancers.month },
  ]
  const lengths = parts.flatMap(({ colour, label, figure }): BarPart[] => {
    if (!isKnown(figure)) return []
    const text = formatFigure(figure, writing)
    if (typeof figure.value === 'number') return [{ colour, label, text, value: figure.value }]
    const { low, high } = figure.value
    const least = { colour, label, text, value: low }
    return high > low
      ? [least, { colour: SPREAD, label: `${label}, up to`, text, value: high - low }]
      : [least]
  })
  return (
    <Panel
      title="Whole cluster, estimated"
      lead="A month of all that anything tells of. Its parts are known in different ways, so it is no bill."
      area="estimate"
      actions={<Link to={{ pathname: '/prices', search: linkSearch }}>All prices</Link>}
    >
      <Figure figure={estimate} size="large" label="Together" />
      {isKnown(estimate) && (
        <div className={styles.bar}>
          <ShareBar name="A month of the cluster by part" parts={lengths} />
        </div>
      )}
      <ul className={styles.parts}>
        {parts.map(({ colour, label, figure }) => (
          <li key={label}>
            <i style={{ background: colour }} />
            <Figure figure={figure} label={label} />
          </li>
        ))}
      </ul>
      {isKnown(nodes.month) && nodes.month.notes.length > 0 && (
        <p className={styles.note}>{sentences(nodes.month.notes)}</p>
      )}
    </Panel>
  )
}
