import { TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { decimalIn } from '~/domain/decimal'
import { isoDayOf } from '~/domain/isoDay'
import type { PriceBookEntry } from '~/domain/priceBook'
import { entryFrom, faultsOf, type PriceDraft } from '~/domain/priceEntry'
import type { Instant } from '~/domain/units'
import { Button } from '~/ui/Button'
import { Choice } from '~/ui/Choice'
import '~/ui/mantineControls'
import { useFocusBack } from '~/ui/useFocusBack'
import styles from './Prices.module.css'

interface PriceFormProps {
  /** What is known of it already. */
  readonly start: Partial<PriceBookEntry>
  readonly isChange: boolean
  readonly currency: string
  readonly now: Instant
  readonly onState: (entry: PriceBookEntry) => void
  readonly onClose: () => void
}

type TextField = Exclude<keyof PriceBookEntry, 'purchase'>

/** One price of a node, as somebody types it. What is wrong stands beside its field. */
export function PriceForm({ start, isChange, currency, now, onState, onClose }: PriceFormProps) {
  useFocusBack(true)
  const first = useRef<HTMLInputElement>(null)
  const price = useRef<HTMLInputElement>(null)
  const isNamed = start.instanceType !== undefined
  useEffect(() => (isNamed ? price : first).current?.focus(), [isNamed])
  const [texts, setTexts] = useState<Record<TextField, string>>({
    instanceType: start.instanceType ?? '',
    region: start.region ?? '',
    perHour: start.perHour === undefined ? '' : String(start.perHour),
    source: start.source ?? '',
    date: start.date ?? isoDayOf(now),
  })
  const [purchase, setPurchase] = useState(start.purchase ?? 'on-demand')
  const [isAsked, setAsked] = useState(false)
  const draft: PriceDraft = {
    instanceType: texts.instanceType.trim(),
    purchase,
    region: texts.region.trim() || null,
    perHour: decimalIn(texts.perHour.trim()),
    source: texts.source,
    date: texts.date.trim(),
  }
  const faults = isAsked ? faultsOf(draft) : []
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setAsked(true)
    const entry = entryFrom(draft)
    if (entry) onState(entry)
    else focusField(event.currentTarget, faultsOf(draft)[0]?.field)
  }
  const field = (name: TextField) => ({
    name,
    value: texts[name],
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setTexts({ ...texts, [name]: currentTarget.value }),
    error: faults.filter((fault) => fault.field === name).map(({ expected }) => `Has to be ${expected}.`)[0],
  })
  return (
    <form className={styles.form} aria-label="A price of a node" onSubmit={submit} noValidate>
      <TextInput ref={first} label="Instance type" placeholder="m5.large" {...field('instanceType')} />
      <Choice
        withLabel
        label="Bought"
        value={purchase}
        choices={[
          ['on-demand', 'On demand'],
          ['spot', 'Spot'],
        ]}
        onChange={setPurchase}
      />
      <TextInput label="Region" placeholder="every region" {...field('region')} />
      <TextInput
        ref={price}
        label={`Price per hour (${currency})`}
        inputMode="decimal"
        placeholder="0.096"
        {...field('perHour')}
      />
      <TextInput label="Source" placeholder="our contract" {...field('source')} />
      <TextInput label="Of which day" placeholder="2025-10-09" {...field('date')} />
      <div className={styles.tools}>
        <Button type="submit" look="main">
          {isChange ? 'Change the price' : 'State this price'}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  )
}

function focusField(form: HTMLFormElement, name: string | undefined): void {
  const field = name === undefined ? null : form.elements.namedItem(name)
  if (field instanceof HTMLElement) field.focus()
}
