import { TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { budgetOf } from '~/domain/budget'
import { decimalIn } from '~/domain/decimal'
import type { Usd } from '~/domain/units'
import { Button } from '~/ui/Button'
import '~/ui/mantineControls'
import { useReading } from '~/ui/settings'
import styles from './Budget.module.css'

interface BudgetFormProps {
  readonly budget: Usd | null
  readonly onBudget: (budget: Usd | null) => void
}

/** What a calendar month may cost. */
export function BudgetForm({ budget, onBudget }: BudgetFormProps) {
  const { money } = useReading()
  const [text, setText] = useState(budget === null ? '' : String(budget))
  const [isRefused, setRefused] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const stated = budgetOf(decimalIn(text.trim()) ?? 0)
    setRefused(stated === null)
    if (stated !== null) onBudget(stated)
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextInput
        label={`Monthly budget, ${money.name}`}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
        error={isRefused && 'A budget is a number above zero, such as 120 or 99.50.'}
      />
      <Button type="submit">{budget === null ? 'Set the budget' : 'Change it'}</Button>
      {budget !== null && (
        <Button
          look="quiet"
          onClick={() => {
            setText('')
            setRefused(false)
            onBudget(null)
          }}
        >
          Remove it
        </Button>
      )}
    </form>
  )
}
