import type { Fit, Terms } from '~/domain/whatIf'
import type { PlanFigures } from '~/domain/whatIfFigures'
import type { PlanRisk } from '~/domain/whatIfRisk'
import { Figure } from '~/ui/Figure'
import { formatCount, formatShare, NOTHING } from '~/ui/format'
import { PlainTable } from '~/ui/PlainTable'
import { CostChange } from './CostChange'
import { PlanFill } from './PlanFill'
import styles from './WhatIf.module.css'
import { roomInWords, shortfallInWords } from './whatIfWords'

interface PlanResultProps {
  readonly fit: Fit
  readonly terms: Terms
  readonly figures: PlanFigures
  readonly risk: { readonly before: PlanRisk; readonly after: PlanRisk }
}

/** Whether a plan would do, what it would cost, and what it would put at risk. */
export function PlanResult({ fit, terms, figures, risk }: PlanResultProps) {
  const fits = fit.shortfalls.length === 0
  return (
    <div className={styles.result}>
      <div className={styles.verdict} role="status" data-fits={fits}>
        <strong>
          {fits
            ? `It would fit: ${formatCount(fit.nodes)} ${fit.nodes === 1 ? 'node' : 'nodes'}.`
            : 'It would not fit.'}
        </strong>
        {fits ? (
          <p>{roomInWords(fit)}. A what-if under the assumptions below, not a fact.</p>
        ) : (
          <ul>
            {fit.shortfalls.map((shortfall) => (
              <li key={JSON.stringify(shortfall)}>{shortfallInWords(shortfall, terms)}</li>
            ))}
          </ul>
        )}
      </div>
      {fit.fill && <PlanFill fit={fit} terms={terms} />}
      <div className={styles.costs}>
        <Figure figure={figures.before} size="large" />
        <Figure figure={figures.after} size="large" />
        <CostChange change={figures} but={fits ? '' : ', if it did fit'} />
      </div>
      <RiskTable {...risk} />
    </div>
  )
}

const RiskTable = ({ before, after }: PlanResultProps['risk']) => (
  <PlainTable label="What one bad hour would take" caption="What one bad hour would take, in nodes">
    <thead>
      <tr>
        <th scope="col">If this happens</th>
        <th scope="col">Today</th>
        <th scope="col">In the plan</th>
      </tr>
    </thead>
    <tbody>
      <Risk title="One node fails" before={1} after={1} of={{ before, after }} />
      <Risk
        title="The fullest zone fails"
        before={before.largestZone}
        after={after.largestZone}
        of={{ before, after }}
      />
      <Risk
        title="The spot market takes back one type in one zone"
        before={before.largestPool}
        after={after.largestPool}
        of={{ before, after }}
      />
      <Risk
        title="It takes back everything on spot"
        before={before.onSpot}
        after={after.onSpot}
        of={{ before, after }}
      />
    </tbody>
  </PlainTable>
)

interface RiskProps {
  readonly title: string
  /** Nodes lost; null where that is not known. */
  readonly before: number | null
  readonly after: number | null
  readonly of: { readonly before: PlanRisk; readonly after: PlanRisk }
}

const Risk = ({ title, before, after, of }: RiskProps) => (
  <tr>
    <th scope="row">{title}</th>
    <td>{lost(before, of.before.nodes)}</td>
    <td>{lost(after, of.after.nodes)}</td>
  </tr>
)

const lost = (nodes: number | null, of: number): string =>
  nodes === null || of === 0
    ? NOTHING
    : nodes === 0
      ? 'none'
      : `${formatCount(nodes)} of ${formatCount(of)} (${formatShare(nodes / of)})`
