import { useEffect, useState } from 'react'
import styles from './QueryState.module.css'

const secondsTo = (at: number): number => Math.max(0, Math.ceil((at - Date.now()) / 1000))

/**
 * How long until the page asks again by itself. It counts down for the eye; whoever listens is told once, for
 * a sentence a second would drown everything else. `at` is by the browser's clock, as it only measures a wait.
 */
export function RetryCountdown({ at }: { readonly at: number }) {
  const [first] = useState(() => secondsTo(at))
  const [left, setLeft] = useState(first)
  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsTo(at)), 1000)
    return () => clearInterval(timer)
  }, [at])
  return (
    <p className={styles.age}>
      <span role="status" className="visuallyHidden">
        Trying again in {first} seconds.
      </span>
      <span aria-hidden="true">Trying again in {left} s.</span>
    </p>
  )
}
