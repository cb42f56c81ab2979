import { type ReactNode, useEffect, useState } from 'react'
import type { Failure } from '~/domain/failure'
import { failureDetail, tellFailure } from './failure'
import { formatAge } from './format'
import styles from './QueryState.module.css'
import { RetryCountdown } from './RetryCountdown'
import { StateMessage } from './StateMessage'

/** What a panel has to know of a request under way; what the hooks of `api` give is of this shape. */
export interface PanelQuery<T> {
  readonly data: T | undefined
  readonly error: Failure | null
  readonly isFetching: boolean
  readonly isPlaceholderData: boolean
  /** Epoch milliseconds by the browser's clock, as is `retryAt`. */
  readonly dataUpdatedAt: number
  /** When a failed question is asked again by itself; null if it is not. */
  readonly retryAt: number | null
  readonly refetch: () => unknown
}

interface QueryStateProps<T> {
  readonly query: PanelQuery<T>
  /** What is being loaded, for the reader: "cost samples". */
  readonly what: string
  /** In the final shape, so that nothing jumps. */
  readonly skeleton: ReactNode
  readonly children: (data: T) => ReactNode
}

/**
 * Draws every state of a request the same way everywhere: a skeleton in the final shape; the error where it
 * happened; the last good figures, dimmed, while new ones load or after a refresh failed.
 */
export function QueryState<T>({ query, what, skeleton, children }: QueryStateProps<T>) {
  const { data, error, isPlaceholderData, dataUpdatedAt } = query
  if (data === undefined && error === null) return <Loading what={what}>{skeleton}</Loading>
  const failure = error && <FailureMessage failure={error} query={query} />
  if (data === undefined) return failure
  return (
    <>
      {error && (
        <div className={styles.failed}>
          {failure}
          {/* Between two readings of one clock: that it may be wrong does not matter. */}
          <p className={styles.age}>Showing the figures of {formatAge(Date.now() - dataUpdatedAt)} ago.</p>
        </div>
      )}
      <div
        className={styles.content}
        data-dimmed={isPlaceholderData || error !== null || undefined}
        aria-busy={isPlaceholderData}
      >
        {children(data)}
      </div>
    </>
  )
}

/** After this long a reader wonders; then we say which call is slow. */
const SLOW_AFTER_MS = 3000

function Loading({ what, children }: { readonly what: string; readonly children: ReactNode }) {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={styles.loading} aria-busy="true">
      <span className="visuallyHidden" role="status">
        Loading {what}
      </span>
      {children}
      {slow && <p className={styles.slow}>Still waiting for {what}. The service can take up to a minute.</p>}
    </div>
  )
}

interface FailureMessageProps {
  readonly failure: Failure
  readonly query: Pick<PanelQuery<unknown>, 'isFetching' | 'retryAt' | 'refetch'>
}

export function FailureMessage({ failure, query }: FailureMessageProps) {
  const { isFetching, retryAt, refetch } = query
  const { title, advice } = tellFailure(failure)
  return (
    <>
      <StateMessage
        tone="bad"
        title={title}
        detail={failureDetail(failure)}
        action={{ label: isFetching ? 'Trying…' : 'Try again', onClick: () => void refetch() }}
      >
        {advice}
      </StateMessage>
      {retryAt !== null && <RetryCountdown key={retryAt} at={retryAt} />}
    </>
  )
}

/** A grey block the size of what will stand there. */
export const Skeleton = ({
  height,
  width = '100%',
}: {
  readonly height: number
  readonly width?: string | number
}) => <span className={styles.skeleton} style={{ height, width }} />
