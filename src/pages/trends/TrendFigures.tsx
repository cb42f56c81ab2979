import type { ReactNode } from 'react'
import { compareCosts } from '~/domain/compareCosts'
import type { Period, Sides } from '~/domain/comparedReading'
import type { CostFigures } from '~/domain/cost'
import { ComparisonNotes, Delta } from '~/ui/Delta'
import { Figure } from '~/ui/Figure'
import { useReading } from '~/ui/settings'
import styles from './Trends.module.css'
import { type Least, leastShareOf } from './trendView'

interface TrendFiguresProps {
  readonly costs: CostFigures
  readonly periods: Sides<Period> | null
  readonly least: Least
}

/** The page's figures, each with how it moved where an earlier period is chosen. */
export function TrendFigures({ costs, periods, least }: TrendFiguresProps) {
  const { money } = useReading()
  const { infrastructure, fee, loadBalancers } = costs
  const compared = periods && compareCosts(periods, leastShareOf(least))
  return (
    <>
      <div className={styles.figures}>
        <Cell figure={<Figure figure={infrastructure.window} size="large" withCoverage />}>
          {compared && <Delta comparison={compared.infrastructure.window} write={money.amount} />}
        </Cell>
        <Cell figure={<Figure figure={infrastructure.rate} size="large" label="Mean rate" />}>
          {compared && <Delta comparison={compared.infrastructure.rate} write={money.rate} />}
        </Cell>
        <Cell figure={<Figure figure={fee.rate} size="large" label="Control-plane fee" />}>
          {compared && <Delta comparison={compared.fee.rate} write={money.rate} />}
        </Cell>
        <Cell figure={<Figure figure={loadBalancers.rate} size="large" />}>
          {compared && <Delta comparison={compared.loadBalancers.rate} write={money.rate} />}
        </Cell>
      </div>
      {compared && (
        <ComparisonNotes
          comparisons={{
            'Measured infrastructure': compared.infrastructure.window,
            'Mean rate': compared.infrastructure.rate,
            'Control-plane fee': compared.fee.rate,
            'Load balancers': compared.loadBalancers.rate,
          }}
        />
      )}
    </>
  )
}

const Cell = ({ figure, children }: { readonly figure: ReactNode; readonly children: ReactNode }) => (
  <div>
    {figure}
    {children}
  </div>
)
