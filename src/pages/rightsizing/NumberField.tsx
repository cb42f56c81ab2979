import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { decimalIn } from '~/domain/decimal'
import '~/ui/mantineControls'

interface NumberFieldProps {
  readonly label: string
  /** Keeps the label for screen readers, where the place names the field. */
  readonly bare?: boolean
  readonly hint?: string
  /** Null: the reader says none, and the placeholder holds. */
  readonly value: number | null
  readonly placeholder?: string
  readonly least: number
  readonly most: number
  readonly isWhole?: boolean
  /** Null where the field was emptied. */
  readonly onChange: (value: number | null) => void
}

/** A number as somebody types it. What cannot be used stays in the field, with what was expected, and changes nothing. */
export function NumberField({
  label,
  bare = false,
  hint,
  value,
  placeholder,
  least,
  most,
  isWhole = false,
  onChange,
}: NumberFieldProps) {
  /** While it is typed; null: the field shows the value. */
  const [draft, setDraft] = useState<string | null>(null)
  const read = (text: string): number | null | undefined => {
    if (text.trim() === '') return placeholder === undefined ? undefined : null
    const number = decimalIn(text.trim())
    return number !== null && number >= least && number <= most && (!isWhole || Number.isInteger(number))
      ? number
      : undefined
  }
  const isRefused = draft !== null && read(draft) === undefined
  return (
    <TextInput
      label={bare ? undefined : label}
      aria-label={bare ? label : undefined}
      description={hint}
      inputMode="decimal"
      autoComplete="off"
      size="sm"
      value={draft ?? (value === null ? '' : String(value))}
      placeholder={placeholder}
      error={isRefused && `Has to be a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}.`}
      onChange={({ currentTarget }) => {
        setDraft(currentTarget.value)
        const number = read(currentTarget.value)
        if (number !== undefined && number !== value) onChange(number)
      }}
      onBlur={() => {
        if (!isRefused) setDraft(null)
      }}
    />
  )
}
