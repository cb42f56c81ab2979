import type { TrendPoint } from '~/domain/trend'
import type { ChartGhost, ChartModel } from './model'

/** An earlier period to lay behind a chart of money; one without any sample leaves no ghost. */
export const ghostOf = (
  before: readonly TrendPoint[] | null,
  seriesOf: (points: readonly TrendPoint[]) => ChartGhost['series'],
): Pick<ChartModel, 'ghost'> =>
  before?.some(({ sum }) => sum !== null)
    ? { ghost: { label: 'Together, earlier period', series: seriesOf(before) } }
    : {}
