import { useId } from 'react'
import type { Check } from '~/domain/check'
import type { Stage } from '~/domain/pipeline'
import { formatCount } from '~/ui/format'
import { EvidenceList } from './EvidenceList'
import styles from './StageChecks.module.css'
import { StateMark } from './StateMark'
import { placeOf, STAGE } from './stageWords'
import { STATES } from './trust'

/** One stage with what was looked at, gravest first: what was found and, where it is not fine, what to do. */
export function StageChecks({ stage: { id, checks } }: { readonly stage: Stage }) {
  const heading = useId()
  return (
    <section id={placeOf(id)} className={styles.stage} aria-labelledby={heading}>
      <header>
        <h3 id={heading}>{STAGE[id].name}</h3>
        <p>{STAGE[id].does}</p>
      </header>
      <ul>
        {folded(checks).map((alike) => (
          <CheckItem key={alike[0].id} alike={alike} />
        ))}
      </ul>
    </section>
  )
}

type Alike = readonly [Check, ...Check[]]

/** Gravest first. Where one thing keeps several checks from being known it is said once. */
function folded(checks: readonly Check[]): Alike[] {
  const ordered = STATES.flatMap((state) => checks.filter((check) => check.state === state))
  const groups = Map.groupBy(ordered, ({ state, id, finding }) => (state === 'unknown' ? finding : id))
  // Cast: a group holds at least what it was made for.
  return [...groups.values()] as unknown as Alike[]
}

function CheckItem({ alike }: { readonly alike: Alike }) {
  const [{ state, finding, action, evidence }] = alike
  return (
    <li data-check={alike.map(({ id }) => id).join(' ')} data-state={state}>
      <StateMark state={state} />
      <div className={styles.said}>
        <p className={styles.finding}>
          {finding}
          {alike.length > 1 && ` (${formatCount(alike.length)} checks)`}
        </p>
        {action && <p className={styles.action}>{action}</p>}
        {evidence.length > 0 && <EvidenceList evidence={evidence} />}
      </div>
    </li>
  )
}
