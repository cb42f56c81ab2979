import type { CoverageGrid } from '~/domain/coverageGrid'
import { formatCoverage, formatDayTime, formatWholeShare, zoneName } from '~/ui/format'
import { useReading } from '~/ui/settings'
import { TwinTable } from '~/ui/TwinTable'

/** The same cells as numbers: a row a span of time, a column a metric. */
export function CoverageTable({ grid: { rows, columns } }: { readonly grid: CoverageGrid }) {
  const { zone } = useReading()
  const last = columns.at(-1)
  return (
    <TwinTable
      title="Coverage of each metric"
      caption="Share of each span of time that was measured, by metric"
    >
      <thead>
        <tr>
          <th scope="col">From ({last ? zoneName(zone, last.end) : ''})</th>
          <th scope="col">To</th>
          {rows.map(({ metric }) => (
            <th key={metric} scope="col" data-number>
              <bdi>{metric}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map(({ start, end }, column) => (
          <tr key={start}>
            <th scope="row">{formatDayTime(start, zone)}</th>
            <td>{formatDayTime(end, zone)}</td>
            {rows.map(({ metric, shares }) => (
              <td key={metric} data-number>
                {formatWholeShare(shares[column] ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            All of it
          </th>
          {rows.map(({ metric, series, coverage }) => (
            <td key={metric} data-number>
              {series === 0 ? 'absent' : formatCoverage(coverage)}
            </td>
          ))}
        </tr>
      </tfoot>
    </TwinTable>
  )
}
