import { confidenceIn, nodeAdvice } from '~/domain/advice'
import { costAdvice } from '~/domain/adviceOnCosts'
import type { NodeList } from '~/domain/nodes'
import type { RightsizingFigures } from '~/domain/rightsizing'
import type { MetricSet } from '~/domain/series'
import type { TimeRange } from '~/domain/timeRange'
import { fitOf } from '~/domain/whatIf'
import { costToday, planCost } from '~/domain/whatIfCost'
import { planEvidence } from '~/domain/whatIfEvidence'
import { planFigures } from '~/domain/whatIfFigures'
import { riskNow, riskOfPlan } from '~/domain/whatIfRisk'
import { planOf, questionOf, situationOf, termsOf } from '~/domain/whatIfSituation'
import { Panel } from '~/ui/Panel'
import type { PageScope } from '~/ui/page'
import { StateMessage } from '~/ui/StateMessage'
import { useReading } from '~/ui/settings'
import { ConditionsForm } from './ConditionsForm'
import { PlanForm } from './PlanForm'
import { PlanResult } from './PlanResult'
import { Recommendations } from './Recommendations'
import { SearchPanel } from './SearchPanel'
import type { ChoicesInAddress } from './useChoices'
import { useSearch } from './useSearch'
import styles from './WhatIf.module.css'
import { assumptions, planInWords, pricesInWords } from './whatIfWords'

interface SimulatorProps {
  readonly figures: RightsizingFigures
  /** The answer the nodes are from. */
  readonly metrics: MetricSet
  readonly nodes: NodeList
  readonly window: TimeRange
  readonly scope: PageScope
  readonly chosen: ChoicesInAddress
}

/** What other nodes would hold, cost and risk. Everything it assumes is in the address and said below. */
export function Simulator({
  figures: { allocation },
  metrics,
  nodes,
  window,
  scope,
  chosen,
}: SimulatorProps) {
  const { monthHours } = useReading()
  const { choices, isSearching, notes, change, search } = chosen
  const situation = situationOf(
    nodes,
    allocation,
    scope.prices,
    (choices.plan ?? []).map(({ instanceType }) => instanceType),
  )
  const terms = termsOf(situation, choices)
  const found = useSearch(terms ? questionOf(situation, terms) : null)
  const recommendations = (
    <Recommendations
      advice={[
        ...nodeAdvice(situation, choices, found),
        ...costAdvice(metrics, window, scope.prices.shipped),
      ]}
      confidence={confidenceIn(allocation.cpu, allocation.memory)}
      scope={scope}
      isSearching={terms !== null && found === null}
    />
  )
  if (terms === null || situation.machines.length === 0)
    return (
      <>
        {recommendations}
        <Panel title="What if the nodes were others">
          <StateMessage tone="plain" title="Nothing to plan with.">
            {terms === null
              ? 'What pods allocate was not measured in this window, so nobody can say what would fit.'
              : 'No node of known size runs now, so there is nothing to hold a plan against.'}
          </StateMessage>
        </Panel>
      </>
    )
  const plan = planOf(situation, choices, terms)
  const fit = fitOf(plan, situation.byType, terms)
  const cost = plan.length === 0 ? null : planCost(plan, situation.byType, situation.current)
  const coverage = allocation.cpu.coverage
  const because = [
    `plan: ${planInWords(plan) || 'no nodes'}`,
    ...(cost ? [`prices ${pricesInWords(cost)}`] : []),
  ]
  return (
    <>
      {recommendations}
      <Panel
        title="What if the nodes were others"
        lead="Change the nodes or the conditions, and see whether what pods allocate would still fit, what that would cost, and what it would put at risk."
      >
        {notes.map((note) => (
          <StateMessage key={note} tone="warn" title={note} />
        ))}
        <div className={styles.simulator}>
          <div>
            <PlanForm
              plan={plan}
              isOwn={choices.plan !== null}
              situation={situation}
              zones={terms.zones}
              onPlan={(own) => change({ plan: own })}
            />
            <ConditionsForm choices={choices} terms={terms} situation={situation} onChange={change} />
          </div>
          <PlanResult
            fit={fit}
            terms={terms}
            figures={planFigures(
              { today: costToday(situation.current), cost },
              monthHours,
              planEvidence(situation, plan, choices.plan !== null),
              because,
            )}
            risk={{ before: riskNow(nodes), after: riskOfPlan(plan, terms.zones) }}
          />
        </div>
        <details className={styles.details} open>
          <summary>What this assumes</summary>
          <ul className={styles.assumptions}>
            {assumptions(situation, choices, terms, cost, coverage).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      </Panel>
      <SearchPanel
        isSearching={isSearching}
        found={found}
        situation={situation}
        onSearch={search}
        onUse={(own) => change({ plan: own })}
      />
    </>
  )
}
