import type { Figure as FigureModel } from '~/domain/figure'
import type { EitherWay } from '~/domain/whatIfFigures'
import { Figure } from '~/ui/Figure'

interface CostChangeProps {
  readonly change: EitherWay<FigureModel>
  /** Completes the labels: ", if it did fit". */
  readonly but?: string
}

/** What is saved, or what is paid more; both where nobody can say which, and never as a number below zero. */
export const CostChange = ({ change: { saving, extra }, but = '' }: CostChangeProps) => (
  <>
    {saving && <Figure figure={saving} size="large" label={`Would save${but}`} />}
    {extra && (
      <Figure
        figure={extra}
        size="large"
        label={`${saving ? 'Or would cost more' : 'Would cost more'}${but}`}
      />
    )}
  </>
)
