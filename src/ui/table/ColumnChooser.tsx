import { useEffect, useRef } from 'react'
import { Button } from '../Button'
import styles from './ColumnChooser.module.css'

interface ColumnChooserProps {
  readonly choices: readonly { readonly id: string; readonly label: string; readonly isShown: boolean }[]
  readonly isAsItComes: boolean
  readonly onToggle: (id: string) => void
  readonly onReset: () => void
}

/** Which columns are drawn. The choice stays in this browser; a link to the table does not carry it. */
export function ColumnChooser({ choices, isAsItComes, onToggle, onReset }: ColumnChooserProps) {
  const menu = useRef<HTMLDetailsElement>(null)
  const close = () => menu.current?.removeAttribute('open')
  // By hand: Mantine's hook for it is part of the first screen, and a second user would tear it into a file of its own.
  useEffect(() => {
    // Its path, not its target: to the document all of a shadow root is one element.
    const outside = (event: PointerEvent) => {
      if (menu.current && !event.composedPath().includes(menu.current)) menu.current.removeAttribute('open')
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [])
  return (
    <details
      ref={menu}
      className={styles.chooser}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        close()
        menu.current?.querySelector('summary')?.focus()
      }}
    >
      <summary>Columns</summary>
      <fieldset className={styles.menu}>
        <legend className="visuallyHidden">Columns that are shown</legend>
        {choices.map(({ id, label, isShown }) => (
          <label key={id}>
            <input type="checkbox" checked={isShown} onChange={() => onToggle(id)} />
            {label}
          </label>
        ))}
        <p className={styles.note}>Kept in this browser. A column rows are sorted by is always shown.</p>
        <div>
          <Button onClick={onReset} disabled={isAsItComes}>
            As they come
          </Button>
        </div>
      </fieldset>
    </details>
  )
}
