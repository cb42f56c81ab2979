import type { Series } from '~/domain/series'
import { instant } from '~/domain/units'
import { CopyButton } from '~/ui/CopyButton'
import { formatCount, formatInstant } from '~/ui/format'
import { useReading } from '~/ui/settings'
import styles from './NodeDrawer.module.css'
import { samplesText, seriesName } from './sampleText'

/** A page of samples; all of them are one press away. */
const SHOWN = 48

/** The samples the node is known by, series by series, newest first. */
export function NodeSamples({ series }: { readonly series: readonly Series[] }) {
  return (
    <section>
      <h3>Samples</h3>
      <p className={styles.meaning}>
        All that is told of it here rests on these readings. Each stands for the step that ends at its time.
      </p>
      {series.map((one) => (
        <Samples key={seriesName(one)} series={one} />
      ))}
    </section>
  )
}

function Samples({ series }: { readonly series: Series }) {
  const { zone } = useReading()
  const { at, value, metric } = series
  const newest = Array.from(at, (t, i) => [t, value[i] as number] as const)
    .slice(-SHOWN)
    .reverse()
  const time = (t: number | undefined) => formatInstant(instant(t as number), zone)
  return (
    <div className={styles.series}>
      <p>
        <code>{metric}</code>
        <span className={styles.meaning}>
          {formatCount(at.length)} {at.length === 1 ? 'sample' : 'samples'}, {time(at[0])} to{' '}
          {time(at.at(-1))}
        </span>
      </p>
      <details>
        <summary>{newest.length < at.length ? `The newest ${SHOWN}` : 'Show them'}</summary>
        <table className={styles.samples}>
          <caption className="visuallyHidden">Samples of {metric}, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {newest.map(([t, v]) => (
              <tr key={t}>
                <td>{time(t)}</td>
                <td>{v}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <CopyButton text={() => samplesText(series)} label={`Copy all ${formatCount(at.length)}`} />
    </div>
  )
}
