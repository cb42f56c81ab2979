import { Button } from '../Button'
import { useMenu } from '../useMenu'
import styles from './ColumnChooser.module.css'

interface ColumnChooserProps {
  readonly choices: readonly { readonly id: string; readonly label: string; readonly isShown: boolean }[]
  readonly isAsItComes: boolean
  readonly onToggle: (id: string) => void
  readonly onReset: () => void
}

/** Which columns are drawn. The choice stays in this browser; a link to the table does not carry it. */
export function ColumnChooser({ choices, isAsItComes, onToggle, onReset }: ColumnChooserProps) {
  const { menu, onKeyDown } = useMenu()
  return (
    <details ref={menu} className={styles.chooser} onKeyDown={onKeyDown}>
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
