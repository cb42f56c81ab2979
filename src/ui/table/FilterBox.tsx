import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import styles from './TableTools.module.css'
import { LONGEST_QUERY } from './tableAddress'
import '../mantineControls'

interface FilterBoxProps {
  readonly label: string
  readonly query: string
  readonly onQuery: (query: string) => void
}

/** Browsers refuse an address that changes with every keystroke; a pause in typing is soon enough. */
const PAUSE_MS = 150

/** Where rows are searched; "/" leads here from anywhere on the page, or in our part of a host's. */
export function FilterBox({ label, query, onQuery }: FilterBoxProps) {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(query)
  const [sent, setSent] = useState(query)
  const [told, setTold] = useState(query)
  if (query !== told) {
    setTold(query)
    // Not an echo of what was typed here but news from elsewhere: the back button, "clear filters".
    if (query !== sent) {
      setText(query)
      setSent(query)
    }
  }
  const send = useEffectEvent(() => {
    setSent(text)
    onQuery(text)
  })
  useEffect(() => {
    if (text === sent) return
    const timer = setTimeout(() => send(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, sent])
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      event.preventDefault()
      input.current?.focus()
    }
    // The document, or the shadow root we stand in. Cast: both hear keys, which the type of any node does not say.
    const ours = (input.current?.getRootNode() ?? document) as Document
    ours.addEventListener('keydown', focus)
    return () => ours.removeEventListener('keydown', focus)
  }, [])
  return (
    <TextInput
      ref={input}
      className={styles.filter ?? ''}
      type="search"
      size="xs"
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder={label}
      maxLength={LONGEST_QUERY}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      leftSection={<IconSearch size={14} aria-hidden="true" />}
      rightSection={text === '' && <kbd className={styles.key}>/</kbd>}
      rightSectionPointerEvents="none"
    />
  )
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
