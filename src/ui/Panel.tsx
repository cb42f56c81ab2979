import { type ReactNode, useId } from 'react'
import styles from './Panel.module.css'
import { PanelBoundary } from './PanelBoundary'

interface PanelProps {
  readonly title: string
  /** One sentence under the title: what this panel answers. */
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** Names the panel's place in the page grid. */
  readonly area?: string
}

/** A named part of a page. It fails alone: what breaks inside is told here and nowhere else. */
export function Panel({ title, lead, actions, children, area }: PanelProps) {
  const heading = useId()
  return (
    <section className={styles.panel} aria-labelledby={heading} data-area={area}>
      <header className={styles.head}>
        <h2 id={heading}>{title}</h2>
        {actions && <div className={styles.actions}>{actions}</div>}
        {lead && <p className={styles.lead}>{lead}</p>}
      </header>
      <div className={styles.body}>
        <PanelBoundary title={title}>{children}</PanelBoundary>
      </div>
    </section>
  )
}
