import type { ReactNode } from 'react'
import { ScrollFrame } from './ScrollFrame'
import styles from './TwinTable.module.css'

interface TwinTableProps {
  /** Of the picture. */
  readonly title: string
  /** What the numbers are, where the title does not say it. */
  readonly caption?: string
  /** Head and body, and perhaps a foot; head and foot stay in sight. Numbers are marked `data-number`. */
  readonly children: ReactNode
}

/** A picture's numbers in its place, for whoever would rather hear, check or copy them. */
export const TwinTable = ({ title, caption = title, children }: TwinTableProps) => (
  <ScrollFrame className={styles.scroll} label={`${title}, table`}>
    <table className={styles.table}>
      <caption className="visuallyHidden">{caption}</caption>
      {children}
    </table>
  </ScrollFrame>
)
