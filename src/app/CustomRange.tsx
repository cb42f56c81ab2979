import { Modal, TextInput } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { type FormEvent, useState } from 'react'
import { Button } from '~/ui/Button'
import '~/ui/mantineDates'
import '~/ui/mantineOverlays'
import { isoDayOf } from '~/domain/isoDay'
import { parseRange, type RangeChoice, rangeText } from '~/domain/scope'
import type { TimeRange } from '~/domain/timeRange'
import { HOUR_MS, type Instant } from '~/domain/units'
import { useFocusBack } from '~/ui/useFocusBack'
import styles from './CustomRange.module.css'

interface CustomRangeProps {
  readonly window: TimeRange
  readonly now: Instant
  readonly onChoose: (choice: RangeChoice) => void
  readonly onClose: () => void
}

const DAY_MS = 24 * HOUR_MS

/** Whole UTC days from a calendar, or a range in words; the last day is included, so the end is its midnight. */
export function CustomRange({ window, now, onChoose, onClose }: CustomRangeProps) {
  useFocusBack(true)
  const [days, setDays] = useState<[string | null, string | null]>([
    isoDayOf(window.start),
    isoDayOf(window.end - 1),
  ])
  const [text, setText] = useState(rangeText({ kind: 'fixed', range: window }))
  const [fault, setFault] = useState<string | null>(null)
  const pick = (picked: [string | null, string | null]) => {
    setDays(picked)
    setFault(null)
    const [first, last] = picked
    if (first && last) setText(`${first}..${isoDayOf(Date.parse(last) + DAY_MS)}`)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const choice = parseRange(text.trim(), now)
    if (typeof choice === 'string')
      setFault(`This ${choice === 'not a range' ? 'is not a range' : `range ${choice}`}.`)
    else onChoose(choice)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title="Choose a time range"
      size="auto"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
      // Outside of <main>, a header would be a second banner.
      attributes={{ header: { role: 'none' } }}
    >
      <form className={styles.form} onSubmit={submit}>
        <DatePicker
          type="range"
          numberOfColumns={globalThis.innerWidth < 640 ? 1 : 2}
          defaultDate={isoDayOf(window.start)}
          value={days}
          onChange={pick}
          maxDate={isoDayOf(now)}
          allowSingleDateInRange
          ariaLabels={{ previousMonth: 'Earlier month', nextMonth: 'Later month' }}
          weekendDays={[]}
        />
        <TextInput
          label="Range in words"
          description="7d, 30d, all, or two dates in UTC; the end is not included"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={fault}
        />
        <Button type="submit" look="main">
          Show this range
        </Button>
      </form>
    </Modal>
  )
}
