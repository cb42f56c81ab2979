import type { TimeRange } from '~/domain/timeRange'
import { Choice } from '~/ui/Choice'
import { type Bucket, canShowHours } from '~/ui/charts/buckets'
import type { TrendView } from './trendView'

interface TrendControlsProps {
  readonly view: TrendView
  readonly bucket: Bucket
  readonly window: TimeRange
  readonly onChange: (change: Partial<TrendView>) => void
}

export const TrendControls = ({ view, bucket, window, onChange }: TrendControlsProps) => (
  <>
    <Choice
      label="What to draw"
      value={view.money}
      onChange={(money) => onChange({ money })}
      choices={[
        ['amount', `Per ${bucket}`],
        ['rate', 'Rate'],
        ['cumulative', 'Cumulative'],
      ]}
    />
    <Choice
      label="Bucket"
      value={bucket}
      onChange={(chosen) => onChange({ bucket: chosen })}
      disabled={canShowHours(window) ? [] : ['hour']}
      choices={[
        ['hour', 'Hours'],
        ['day', 'Days'],
        ['week', 'Weeks'],
      ]}
    />
  </>
)
