import type { Reconciliation } from '~/domain/reconcile'
import { reconcileStrip, type StripStep } from '~/domain/reconcileStrip'
import { useReading } from '~/ui/settings'
import styles from './ReconcileStrip.module.css'

/** From our total to the service's, a step a cause: every bar begins where the one above ended. Picture and table in one. */
export function ReconcileStrip({ reconciliation }: { readonly reconciliation: Reconciliation }) {
  const { money } = useReading()
  const steps = reconcileStrip(reconciliation)
  const low = Math.min(0, ...steps.map(({ to }) => to))
  const high = Math.max(0, ...steps.map(({ to }) => to))
  const share = (amount: number) => (high > low ? (amount / (high - low)) * 100 : 0)
  return (
    <table className={styles.strip}>
      <caption className="visuallyHidden">From our count to the service’s total</caption>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <td />
          <th scope="col" data-number>
            Amount
          </th>
          <th scope="col" data-number>
            Reached
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ of, from, to, amount }) => (
          <tr key={of} data-step={of}>
            <th scope="row">{NAMES[of as keyof typeof NAMES] ?? of}</th>
            <td className={styles.picture} aria-hidden="true">
              <div className={styles.track}>
                <span
                  style={{
                    left: `${share(Math.min(from, to) - low)}%`,
                    width: `${share(Math.abs(to - from))}%`,
                    background: colourOf(of),
                  }}
                />
              </div>
            </td>
            <td data-number>{signed(of, money.amount(amount), amount)}</td>
            <td data-number>{money.amount(to)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const NAMES = {
  ours: 'By our count',
  'not explained': 'Not explained',
  reported: 'Reported by the service',
} as const satisfies Partial<Record<StripStep['of'], string>>

const isWhole = (of: StripStep['of']) => of === 'ours' || of === 'reported'

const colourOf = (of: StripStep['of']) =>
  isWhole(of) ? 'var(--accent)' : of === 'not explained' ? 'var(--unknown)' : 'var(--ink-2)'

/** A step says which way it goes; a total does not. */
const signed = (of: StripStep['of'], text: string, amount: number) =>
  isWhole(of) || amount <= 0 ? text : `+${text}`
