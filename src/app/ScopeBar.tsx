import { lazy, type ReactNode, Suspense, useState } from 'react'
import { type RangeChoice, stepped } from '~/domain/scope'
import { floorToHour, type TimeRange } from '~/domain/timeRange'
import type { Instant } from '~/domain/units'
import { Button } from '~/ui/Button'
import { formatSpan } from '~/ui/format'
import { Icon } from '~/ui/Icon'
import { type Option, Select } from '~/ui/Select'
import { useReading } from '~/ui/settings'
import styles from './ScopeBar.module.css'
import type { Account } from './world'

const CustomRange = lazy(async () => ({ default: (await import('./CustomRange')).CustomRange }))

interface ScopeBarProps {
  /** What there is to choose from; null where that is not known. */
  readonly accounts: readonly Account[] | null
  readonly account: string | null
  readonly choice: RangeChoice
  readonly window: TimeRange
  readonly now: Instant
  readonly onAccount: (account: string) => void
  readonly onRange: (choice: RangeChoice) => void
  /** Back to the range before it was zoomed into; null where it was not. */
  readonly onUnzoom: (() => void) | null
  /** What says how old the picture is, and makes it new; its place is kept before it is there. */
  readonly children: ReactNode
}

const PRESET_CHOICES: readonly (Option<string> & { choice: RangeChoice })[] = [
  { value: '24h', label: 'Last 24 hours', choice: { kind: 'last', name: '24h' } },
  { value: '7d', label: 'Last 7 days', choice: { kind: 'last', name: '7d' } },
  { value: '14d', label: 'Last 14 days', choice: { kind: 'last', name: '14d' } },
  { value: '30d', label: 'Last 30 days', choice: { kind: 'last', name: '30d' } },
  { value: 'this-month', label: 'This month', choice: { kind: 'this-month' } },
  { value: 'last-month', label: 'Last month', choice: { kind: 'last-month' } },
  { value: 'all', label: 'All data', choice: { kind: 'all' } },
]

/** Whose costs, over which time, and as of when. */
export function ScopeBar(props: ScopeBarProps) {
  const { accounts, account, choice, window, now, onAccount, onRange, onUnzoom, children } = props
  const { zone } = useReading()
  const [customising, setCustomising] = useState(false)
  const value = choice.kind === 'last' ? choice.name : choice.kind
  const choose = (chosen: string) => {
    const preset = PRESET_CHOICES.find((one) => one.value === chosen)
    if (preset) onRange(preset.choice)
    else setCustomising(true)
  }
  const options = [
    ...PRESET_CHOICES,
    ...(value === 'fixed' ? [{ value, label: 'Fixed range' }] : []),
    { value: 'custom', label: 'Choose dates…' },
  ]
  const step = (by: 1 | -1) => onRange({ kind: 'fixed', range: stepped(window, by, now) })
  const atNewest = window.end >= floorToHour(now)
  return (
    <section className={styles.bar} aria-label="Scope">
      <AccountChoice accounts={accounts} account={account} onAccount={onAccount} />
      <fieldset className={styles.range} aria-label="Time range">
        <Button look="quiet" aria-label="One range earlier" onClick={() => step(-1)}>
          <Icon name="earlier" />
        </Button>
        <Select label="Time range" value={value} onChange={choose} options={options} />
        <Button look="quiet" aria-label="One range later" disabled={atNewest} onClick={() => step(1)}>
          <Icon name="later" />
        </Button>
        <span className={styles.span}>{formatSpan(window.start, window.end, zone)}</span>
        {onUnzoom && (
          <Button
            onClick={({ currentTarget }) => {
              // The button goes; the focus stays where ranges are chosen.
              currentTarget.parentElement?.querySelector('select')?.focus()
              onUnzoom()
            }}
          >
            Reset zoom
          </Button>
        )}
      </fieldset>
      <div className={styles.refresh}>{children}</div>
      {customising && (
        <Suspense fallback={null}>
          <CustomRange
            window={window}
            now={now}
            onChoose={(chosen) => {
              setCustomising(false)
              onRange(chosen)
            }}
            onClose={() => setCustomising(false)}
          />
        </Suspense>
      )}
    </section>
  )
}

function AccountChoice({
  accounts,
  account,
  onAccount,
}: Pick<ScopeBarProps, 'accounts' | 'account' | 'onAccount'>) {
  if (account === null) return null
  if (accounts === null || accounts.length === 0)
    return (
      <span className={styles.account}>
        <span>Account</span> <code>{account}</code>
      </span>
    )
  const options = accounts.map(({ id, name }) => ({ value: id, label: name }))
  // Whoever is asked decides whether it may be read, not the list.
  if (!accounts.some(({ id }) => id === account)) options.push({ value: account, label: account })
  return <Select label="Account" value={account} onChange={onAccount} options={options} />
}
