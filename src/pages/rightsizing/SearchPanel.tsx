import type { MonthHours } from '~/domain/cost'
import type { Group } from '~/domain/whatIf'
import { costToday } from '~/domain/whatIfCost'
import { planEvidence, pricedBy } from '~/domain/whatIfEvidence'
import { planFigures } from '~/domain/whatIfFigures'
import { EXCLUSIONS, type Search } from '~/domain/whatIfSearch'
import type { Situation } from '~/domain/whatIfSituation'
import { Button } from '~/ui/Button'
import { Figure } from '~/ui/Figure'
import { formatCount } from '~/ui/format'
import { Panel } from '~/ui/Panel'
import { PlainTable } from '~/ui/PlainTable'
import { useReading } from '~/ui/settings'
import styles from './WhatIf.module.css'
import { EXCLUSION_WORDS, PRICED_BY, planInWords, pricesInWords } from './whatIfWords'

interface SearchPanelProps {
  readonly isSearching: boolean
  /** Null while it is under way. */
  readonly found: Search | null
  readonly situation: Situation
  readonly onSearch: (isSearching: boolean) => void
  readonly onUse: (plan: readonly Group[]) => void
}

/** The cheapest plans under the conditions above, and what was left out of the search for which reason. */
export function SearchPanel({ isSearching, found, situation, onSearch, onUse }: SearchPanelProps) {
  const { monthHours } = useReading()
  return (
    <Panel
      title="The cheapest that fits"
      lead="Tries every number of every type, and of every two types together, under the conditions above."
      actions={
        <Button look={isSearching ? 'plain' : 'main'} onClick={() => onSearch(!isSearching)}>
          {isSearching ? 'Hide the list' : 'Find the cheapest that fits'}
        </Button>
      }
    >
      <div role="status">
        {isSearching && found === null && <p className={styles.note}>Searching…</p>}
        {isSearching && found?.best.length === 0 && (
          <p className={styles.note}>No plan of one or two types fits under these conditions.</p>
        )}
      </div>
      {isSearching && found !== null && (
        <Found found={found} situation={situation} monthHours={monthHours} onUse={onUse} />
      )}
    </Panel>
  )
}

interface FoundProps extends Pick<SearchPanelProps, 'situation' | 'onUse'> {
  readonly found: Search
  readonly monthHours: MonthHours
}

function Found({ found: { best, dearer, types, excluded }, situation, monthHours, onUse }: FoundProps) {
  const today = costToday(situation.current)
  const kinds = new Set(best.map(({ cost }) => cost.kinds.join()))
  return (
    <>
      {best.length > 0 && (
        <PlainTable label="The cheapest plans that fit">
          <thead>
            <tr>
              <th scope="col">Plan</th>
              <th scope="col">Nodes</th>
              <th scope="col">Would cost</th>
              <th scope="col">Would save, or cost more</th>
              <th scope="col">Priced by</th>
              <th scope="col">
                <span className="visuallyHidden">Choose</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {best.map(({ plan, nodes, cost }) => {
              const words = planInWords(plan)
              const { after, saving, extra } = planFigures(
                { today, cost },
                monthHours,
                planEvidence(situation, plan, false),
                [`plan: ${words}`, `prices ${pricesInWords(cost)}`],
              )
              return (
                <tr key={words}>
                  <th scope="row">{words}</th>
                  <td>{formatCount(nodes)}</td>
                  <td>
                    <Figure figure={after} size="inline" bare />
                  </td>
                  <td>
                    {saving && <Figure figure={saving} size="inline" bare />}
                    {saving && extra && ' or '}
                    {extra && (
                      <>
                        <Figure figure={extra} size="inline" bare /> more
                      </>
                    )}
                  </td>
                  <td>
                    {pricedBy(situation, plan)
                      .map((kind) => PRICED_BY[kind])
                      .join(', ')}
                  </td>
                  <td>
                    <Button aria-label={`Use this: ${words}`} onClick={() => onUse(plan)}>
                      Use this
                    </Button>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </PlainTable>
      )}
      <ul className={styles.assumptions}>
        <li>
          Looked at {formatCount(types)} types: those in use, the other sizes of their families, those with a
          stated price, and those of the plan.
          {dearer > 0 && ` ${formatCount(dearer)} more combinations cost more than these, or do not fit.`}
        </li>
        {EXCLUSIONS.filter((reason) => excluded.has(reason)).map((reason) => (
          <li key={reason}>
            Left out: {formatCount(excluded.get(reason) ?? 0)} {excluded.get(reason) === 1 ? 'type' : 'types'}
            , {EXCLUSION_WORDS[reason]}.
          </li>
        ))}
        <li>
          Ranked by the most a plan may cost. Of each combination of types only its cheapest numbers are
          listed.
        </li>
        {kinds.size > 1 && (
          <li>
            Prices here have different sources (“default rates” are of another cloud, per vCPU and GiB), so
            small differences between rows may be the source’s and not the plan’s.
          </li>
        )}
      </ul>
    </>
  )
}
