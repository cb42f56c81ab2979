import type { ReactNode } from 'react'
import { Button } from './Button'
import { CopyButton } from './CopyButton'
import styles from './StateMessage.module.css'

interface StateMessageProps {
  readonly tone: 'plain' | 'warn' | 'bad'
  readonly title: string
  readonly children?: ReactNode
  /** For whoever has to look into it: shown on request, copied with one press. */
  readonly detail?: string
  readonly action?: { readonly label: string; readonly onClick: () => void } | undefined
}

/** What happened, since when, what to do: one form for every state that is not data. */
export function StateMessage({ tone, title, children, detail, action }: StateMessageProps) {
  return (
    <div className={styles.message} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <strong>{title}</strong>
      {children && <div className={styles.text}>{children}</div>}
      {detail && (
        <details className={styles.detail}>
          <summary>Details</summary>
          <pre>{detail}</pre>
          <CopyButton text={detail} label="Copy details" />
        </details>
      )}
      {action && (
        <div>
          <Button onClick={action.onClick}>{action.label}</Button>
        </div>
      )}
    </div>
  )
}
