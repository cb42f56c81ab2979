import { cumulativeWithProjection } from '~/domain/cumulativeProjection'
import type { AmountBand, ProjectionBand, WithheldBand } from '~/domain/projectionBand'
import type { TrendPoint } from '~/domain/trend'
import type { Instant } from '~/domain/units'
import { cumulativeChart } from '~/ui/charts/cumulativeChart'
import type { LaidOver } from '~/ui/charts/ghost'
import type { ChartModel } from '~/ui/charts/model'
import { TimeSeriesChart } from '~/ui/charts/TimeSeriesChart'
import { formatInstant } from '~/ui/format'
import type { Money } from '~/ui/money'
import { useReading } from '~/ui/settings'

interface CumulativeCostProps {
  readonly title: string
  readonly points: readonly TrendPoint[]
  /** An earlier period in the same buckets, if one is compared. */
  readonly before?: LaidOver<readonly TrendPoint[]> | null
  readonly projection: ProjectionBand | WithheldBand
  /** From the end of what has passed to the end of the projection. */
  readonly edges: readonly Instant[]
  readonly more: Pick<ChartModel, 'marks' | 'levels'>
  /** Whatever the range of the page is. */
  readonly hasOwnSpan?: boolean
}

/** Where all measured hours cost the same the bounds are one, and are not told twice. */
function endWords({ low, high }: AmountBand, money: Money): string {
  const [least, most] = [money.amount(low), money.amount(high)]
  return least === most
    ? `it comes to ${least} at the lowest and at the highest rate measured so far`
    : `it may have come to between ${least} and ${most}`
}

/** Money added up, and between what and what it goes on. */
export function CumulativeCost({
  title,
  points,
  before = null,
  projection,
  edges,
  more,
  hasOwnSpan = false,
}: CumulativeCostProps) {
  const { money, zone } = useReading()
  const [first] = points
  const model = cumulativeChart(points, cumulativeWithProjection(points, projection, edges), money, before)
  return (
    <TimeSeriesChart
      title={title}
      model={{ ...model, ...more }}
      height={280}
      hasOwnSpan={hasOwnSpan}
      summary={
        <>
          What the covered hours{first && ` since ${formatInstant(first.start, zone)}`} came to so far. Hours
          without samples add nothing, because nobody knows what they cost.{' '}
          {projection.kind === 'withheld'
            ? `Not projected: ${projection.reason}.`
            : `By ${formatInstant(projection.until, zone)} ${endWords(projection.atEnd, money)}, hours without samples included.`}
          {projection.kind === 'band' && projection.notes.map((note) => ` Note: ${note}.`)}
        </>
      }
    />
  )
}
