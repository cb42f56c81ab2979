import type { ReactNode } from 'react'
import type { ComponentFigures, CostFigures } from '~/domain/cost'
import { coverageShare } from '~/domain/coverage'
import type { Figure as FigureModel } from '~/domain/figure'
import type { TimeRange } from '~/domain/timeRange'
import { Figure } from '~/ui/Figure'
import { formatCoverage, formatSpan } from '~/ui/format'
import { Skeleton } from '~/ui/QueryState'
import { useReading } from '~/ui/settings'
import styles from './Answer.module.css'

interface AnswerProps {
  readonly costs: CostFigures
  readonly window: TimeRange
  readonly children: ReactNode
}

/** The page's one answer, how much of the window it saw, and what it is made of. */
export function Answer({ costs, window, children }: AnswerProps) {
  const { zone } = useReading()
  const { infrastructure, feeFullWindow } = costs
  const { coverage } = infrastructure.window
  return (
    <div className={styles.answer}>
      <section className={styles.headline} aria-labelledby="headline">
        <h2 id="headline">Measured infrastructure</h2>
        <Figure figure={infrastructure.window} size="hero" bare />
        {coverage && (
          <p className={styles.sure}>
            measured over <strong>{formatCoverage(coverage)}</strong>,{' '}
            {formatSpan(window.start, window.end, zone)}
            {coverageShare(coverage) < 1 &&
              '. The other hours have no samples; the amount covers the measured ones only.'}
          </p>
        )}
        <div className={styles.rates}>
          <Figure figure={infrastructure.rate} size="large" label="Per hour" />
          <Figure figure={infrastructure.day} size="large" label="Per day" />
          <Figure figure={infrastructure.month} size="large" label="Per month" />
        </div>
      </section>
      <section className={styles.parts} aria-labelledby="parts">
        <h2 id="parts">What it is made of</h2>
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col">
                <span className={styles.swatch} style={{ background: 'var(--fee)' }} />
                Control-plane fee
              </th>
              <th scope="col">
                <span className={styles.swatch} style={{ background: 'var(--load-balancers)' }} />
                Load balancers
              </th>
              <th scope="col">Together</th>
            </tr>
          </thead>
          <tbody>
            <Row name="Measured" pick={({ window }) => window} of={costs} />
            <Row name="Per hour" pick={({ rate }) => rate} of={costs} />
            <Row name="Per day" pick={({ day }) => day} of={costs} />
            <Row name="Per month" pick={({ month }) => month} of={costs} />
          </tbody>
        </table>
        <p className={styles.note}>
          Had the whole window run at the fee’s rate, the fee would be{' '}
          <Figure figure={feeFullWindow} size="inline" bare />.
        </p>
        {children}
        <p className={styles.note}>
          Nodes are not in it: what they cost stands under “Whole cluster, estimated”. Disks and traffic are
          in neither: nothing here measures them, and this page does not guess.
        </p>
      </section>
    </div>
  )
}

interface RowProps {
  readonly name: string
  readonly pick: (figures: ComponentFigures) => FigureModel
  readonly of: CostFigures
}

const Row = ({ name, pick, of: { fee, loadBalancers, infrastructure } }: RowProps) => (
  <tr>
    <th scope="row">{name}</th>
    {[fee, loadBalancers, infrastructure].map(pick).map((figure) => (
      <td key={figure.id}>
        <Figure figure={figure} size="inline" bare />
      </td>
    ))}
  </tr>
)

export const AnswerSkeleton = () => (
  <div className={styles.answer}>
    <div className={styles.headline}>
      <Skeleton height={28} width={220} />
      <Skeleton height={72} width={260} />
      <Skeleton height={200} />
    </div>
    <div className={styles.parts}>
      <Skeleton height={300} />
    </div>
  </div>
)
