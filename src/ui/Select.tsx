import styles from './Select.module.css'

export interface Option<V extends string> {
  readonly value: V
  readonly label: string
}

interface SelectProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly Option<V>[]
  readonly onChange: (value: V) => void
}

/** The platform's own list: known to every keyboard and screen reader, and nothing to load. */
export const Select = <V extends string>({ label, value, options, onChange }: SelectProps<V>) => (
  <select
    className={styles.select}
    aria-label={label}
    value={value}
    // Only our own options can be chosen.
    onChange={(event) => onChange(event.currentTarget.value as V)}
  >
    {options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ))}
  </select>
)
