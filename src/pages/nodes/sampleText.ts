import type { Series } from '~/domain/series'

/** A series as Prometheus writes it: `metric{label="value",…}`. */
export const seriesName = ({ metric, labels }: Series): string =>
  `${metric}{${[...labels]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join()}}`

/** The series in its own words, then a line for each sample: epoch seconds, the same in UTC, the value. */
export const samplesText = (series: Series): string =>
  [
    `# ${seriesName(series)}`,
    'timestamp,time,value',
    ...Array.from(series.at, (t, i) => `${t / 1000},${new Date(t).toISOString()},${series.value[i]}`),
  ].join('\n')
