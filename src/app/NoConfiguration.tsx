import { useState } from 'react'
import type { Failure } from '~/domain/failure'
import { FailureMessage } from '~/ui/QueryState'
import { Ground } from './Ground'
import { Mark } from './Mark'
import styles from './Shell.module.css'

interface NoConfigurationProps {
  readonly failure: Failure
  readonly onRetry: () => Promise<void>
  /** What everything drawn stands on; a host brings its own. */
  readonly ground?: typeof Ground
}

/** In place of everything, where neither the page nor the gateway says what there is to show. */
export function NoConfiguration({ failure, onRetry, ground: Standing = Ground }: NoConfigurationProps) {
  const [isFetching, setFetching] = useState(false)
  const refetch = async () => {
    setFetching(true)
    await onRetry()
    setFetching(false)
  }
  const isHosted = Standing !== Ground
  // A page has one main part: within a host's it is the host's.
  const Content = isHosted ? 'div' : 'main'
  return (
    <Standing>
      {!isHosted && (
        <header className={styles.header}>
          <span className={styles.brand}>
            <Mark />
            Kubernetes costs
          </span>
        </header>
      )}
      <Content className={styles.content}>
        <h1 className={styles.stop}>This page does not know what to show.</h1>
        <p className={styles.stopLead}>
          Its gateway says which clusters there are and in which currency they are paid. Nothing of that could
          be read.
        </p>
        <FailureMessage failure={failure} query={{ isFetching, retryAt: null, refetch }} />
      </Content>
    </Standing>
  )
}
