import type { Stage } from '~/domain/pipeline'
import { formatCount } from '~/ui/format'
import styles from './PipelineChain.module.css'
import { StateMark } from './StateMark'
import { placeOf, STAGE } from './stageWords'
import { STATE_WORD } from './trust'

/** The way of a sample as a chain of six, each with the gravest of its checks; pressing one goes to them. */
export const PipelineChain = ({ stages }: { readonly stages: readonly Stage[] }) => (
  <ol className={styles.chain} aria-label="The way of a sample, in order">
    {stages.map((stage) => (
      <li key={stage.id}>
        <a href={`#${placeOf(stage.id)}`}>
          <StateMark state={stage.state} size="large" bare />
          <span className={styles.name}>{STAGE[stage.id].name}</span>
          <span className={styles.word}>{wordsFor(stage)}</span>
        </a>
      </li>
    ))}
  </ol>
)

/** "warning, 2 of 6 not known". */
function wordsFor({ state, isPassedBy, checks }: Stage): string {
  if (isPassedBy) return 'not in a recording'
  const open = checks.filter((check) => check.state === 'unknown').length
  const word = STATE_WORD[state](1)
  return state === 'unknown' || open === 0
    ? word
    : `${word}, ${formatCount(open)} of ${formatCount(checks.length)} ${STATE_WORD.unknown(open)}`
}
