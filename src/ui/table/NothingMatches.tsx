import { formatCount } from '../format'
import { StateMessage } from '../StateMessage'
import styles from './DataTable.module.css'

interface NothingMatchesProps {
  readonly noun: readonly [one: string, many: string]
  readonly query: string
  readonly all: number
  readonly onClear: () => void
}

/** Empty because of the filter is not the same as empty: the way back is one press away. */
export const NothingMatches = ({ noun: [one, many], query, all, onClear }: NothingMatchesProps) => (
  <StateMessage
    tone="plain"
    title={`No ${one} matches the filter.`}
    action={{ label: 'Clear filters', onClick: onClear }}
  >
    None of the {formatCount(all)} {all === 1 ? one : many} holds “<bdi className={styles.query}>{query}</bdi>
    ”.
  </StateMessage>
)
