import { useId } from 'react'
import styles from './Choice.module.css'

interface ChoiceProps<V extends string> {
  readonly label: string
  /** Shows the label instead of keeping it for screen readers. */
  readonly withLabel?: boolean
  readonly value: V
  readonly choices: readonly (readonly [value: V, label: string])[]
  /** Choices that cannot be taken now. */
  readonly disabled?: readonly V[]
  readonly onChange: (value: V) => void
}

/** A few choices side by side, one of them taken: plain radio buttons in another dress. */
export function Choice<V extends string>({
  label,
  withLabel,
  value,
  choices,
  disabled,
  onChange,
}: ChoiceProps<V>) {
  const name = useId()
  return (
    <fieldset className={styles.choice}>
      <legend className={withLabel ? styles.legend : 'visuallyHidden'}>{label}</legend>
      <div className={styles.options}>
        {choices.map(([one, text]) => (
          <label key={one} data-disabled={disabled?.includes(one) || undefined}>
            <input
              type="radio"
              className="visuallyHidden"
              name={name}
              value={one}
              checked={one === value}
              disabled={disabled?.includes(one) ?? false}
              onChange={() => onChange(one)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
