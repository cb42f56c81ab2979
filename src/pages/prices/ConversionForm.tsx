import { TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type Conversion, type ConversionDraft, conversionFaults, conversionFrom } from '~/domain/conversion'
import { decimalIn } from '~/domain/decimal'
import { isoDayOf } from '~/domain/isoDay'
import type { Instant } from '~/domain/units'
import { Button } from '~/ui/Button'
import '~/ui/mantineControls'
import { useFocusBack } from '~/ui/useFocusBack'
import styles from './Prices.module.css'

interface ConversionFormProps {
  readonly start: Conversion | null
  /** Of the feed. */
  readonly currency: string
  readonly now: Instant
  readonly onChoose: (conversion: Conversion) => void
  readonly onClose: () => void
}

/** A currency, its rate and the rate's day. */
export function ConversionForm({ start, currency, now, onChoose, onClose }: ConversionFormProps) {
  useFocusBack(true)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const [texts, setTexts] = useState({
    currency: start?.currency ?? '',
    perUnit: start === null ? '' : String(start.perUnit),
    date: start?.date ?? isoDayOf(now),
  })
  const [isAsked, setAsked] = useState(false)
  const draft: ConversionDraft = {
    currency: texts.currency.trim().toUpperCase(),
    perUnit: decimalIn(texts.perUnit.trim()),
    date: texts.date.trim(),
  }
  const faults = isAsked ? conversionFaults(draft) : []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const chosen = conversionFrom(draft)
    if (chosen) onChoose(chosen)
  }
  const field = (name: keyof Conversion) => ({
    name,
    value: texts[name],
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setTexts({ ...texts, [name]: currentTarget.value }),
    error: faults.filter((fault) => fault.field === name).map(({ expected }) => `Has to be ${expected}.`)[0],
  })
  return (
    <form className={styles.form} aria-label="Another currency" onSubmit={submit} noValidate>
      <TextInput ref={first} label="Currency" placeholder="EUR" {...field('currency')} />
      <TextInput
        label={`1 ${currency} is worth`}
        inputMode="decimal"
        placeholder="0.92"
        {...field('perUnit')}
      />
      <TextInput label="On which day" placeholder="2025-10-09" {...field('date')} />
      <div className={styles.tools}>
        <Button type="submit" look="main">
          Show it
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  )
}
