import { formatDayTime, NOTHING, zoneName } from '../format'
import { useReading } from '../settings'
import { TwinTable } from '../TwinTable'
import { coveredIn, firstHappenedIn } from './bucketReading'
import { bandAtEnd, type ChartModel, ghostIn, totalIn } from './model'

/** The chart's numbers, a row a bucket. */
export function ChartTable({ title, model }: { readonly title: string; readonly model: ChartModel }) {
  const { zone } = useReading()
  const { buckets, series, unit, totalLabel, ghost, band, marks = [] } = model
  const write = (value: number | null | undefined) =>
    value === null || value === undefined ? NOTHING : unit.format(value)
  const last = buckets.at(-1)
  return (
    <TwinTable title={title}>
      <thead>
        <tr>
          <th scope="col">From ({last ? zoneName(zone, last.end) : ''})</th>
          <th scope="col">To</th>
          {series.map(({ id, label }) => (
            <th key={id} scope="col" data-number>
              {label}
            </th>
          ))}
          {totalLabel && (
            <th scope="col" data-number>
              {totalLabel}
            </th>
          )}
          {band &&
            ['at least', 'at most'].map((bound) => (
              <th key={bound} scope="col" data-number>
                {band.label}, {bound}
              </th>
            ))}
          {ghost && (
            <th scope="col" data-number>
              {ghost.label}
            </th>
          )}
          <th scope="col" data-number>
            Covered
          </th>
          {marks.length > 0 && <th scope="col">What changed</th>}
        </tr>
      </thead>
      <tbody>
        {buckets.map((bucket, i) => (
          <tr key={bucket.start}>
            <th scope="row">{formatDayTime(bucket.start, zone)}</th>
            <td>{formatDayTime(bucket.end, zone)}</td>
            {series.map(({ id, values }) => (
              <td key={id} data-number>
                {write(values[i])}
              </td>
            ))}
            {totalLabel && <td data-number>{write(totalIn(model, i))}</td>}
            {band && <td data-number>{write(bandAtEnd(model, i)?.low)}</td>}
            {band && <td data-number>{write(bandAtEnd(model, i)?.high)}</td>}
            {ghost && <td data-number>{write(ghostIn(model, i))}</td>}
            <td data-number>{coveredIn(bucket).replace(' covered', '')}</td>
            {marks.length > 0 && <td>{firstHappenedIn(model, i).join('; ')}</td>}
          </tr>
        ))}
      </tbody>
    </TwinTable>
  )
}
