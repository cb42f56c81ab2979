import type { ReactNode } from 'react'
import styles from './PlainTable.module.css'
import { ScrollFrame } from './ScrollFrame'

interface PlainTableProps {
  /** What scrolls, for who hears it. */
  readonly label: string
  readonly caption?: string
  /** Head and body. */
  readonly children: ReactNode
}

/** A table that is only read: the first cell of a row names it, the head stays in sight, and it scrolls in itself. */
export const PlainTable = ({ label, caption, children }: PlainTableProps) => (
  <ScrollFrame className={styles.frame} label={label}>
    <table className={styles.table}>
      {caption && <caption>{caption}</caption>}
      {children}
    </table>
  </ScrollFrame>
)
