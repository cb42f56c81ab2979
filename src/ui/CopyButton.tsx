import { useClipboard } from '@mantine/hooks'
import { Button } from './Button'

/** Copies a text and says that it did. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const { copy, copied, error } = useClipboard({ timeout: 2000 })
  return (
    <Button onClick={() => copy(text)} aria-live="polite">
      {error ? 'Copying is not allowed here' : copied ? 'Copied' : label}
    </Button>
  )
}
