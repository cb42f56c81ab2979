import { useClipboard } from '@mantine/hooks'
import { Button } from './Button'

interface CopyButtonProps {
  /** A long one may be made when it is asked for. */
  readonly text: string | (() => string)
  readonly label: string
}

/** Copies a text and says that it did. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const { copy, copied, error } = useClipboard({ timeout: 2000 })
  return (
    <Button onClick={() => copy(typeof text === 'string' ? text : text())} aria-live="polite">
      {error ? 'Copying is not allowed here' : copied ? 'Copied' : label}
    </Button>
  )
}
