import { ActionIcon } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './LongText.module.css'
import '../mantineControls'

interface LongTextProps {
  /** As it is: on hover, and what is copied. */
  readonly full: string
  /** As much of it as a reader needs to tell it from the others. */
  readonly short?: string
  /** What it is, for the copy button: "node name". */
  readonly what: string
  readonly isCode?: boolean
  /** Puts the text into a link. */
  readonly linked?: (text: ReactNode) => ReactNode
}

/** A name or an id, whatever it holds: it cannot turn the line around, and is cut where the room ends. */
export function LongText({ full, short = full, what, isCode = false, linked }: LongTextProps) {
  const { copy, copied, error } = useClipboard({ timeout: 2000 })
  const text = (
    <bdi className={styles.text} data-code={isCode || undefined} title={full}>
      {short}
    </bdi>
  )
  return (
    <span className={styles.long}>
      {linked ? linked(text) : text}
      <ActionIcon
        className={styles.copy ?? ''}
        data-copied={copied || undefined}
        variant="subtle"
        color="gray"
        size={24}
        title={error ? 'Copying is not allowed here' : undefined}
        aria-label={copied ? `Copied the ${what}` : `Copy the ${what}`}
        onClick={() => copy(full)}
      >
        {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
      </ActionIcon>
    </span>
  )
}
