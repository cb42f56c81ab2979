import { Fragment } from 'react'
import styles from './Terms.module.css'

interface TermsProps {
  /** In the order the page uses them. */
  readonly terms: readonly (readonly [term: string, meaning: string])[]
}

/** Each word of a page in one line, for whoever has never seen a cluster. */
export const Terms = ({ terms }: TermsProps) => (
  <details className={styles.terms}>
    <summary>What the words mean</summary>
    <dl>
      {terms.map(([term, meaning]) => (
        <Fragment key={term}>
          <dt>{term}</dt>
          <dd>{meaning}</dd>
        </Fragment>
      ))}
    </dl>
  </details>
)
