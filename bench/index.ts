import { decodeBytes } from '~/api/decode/decoders'
import { timeRange } from '~/domain/timeRange'
import recorded from '../mocks/recorded/kubecost_metrics.json?raw'
import manifest from '../mocks/recorded/recording.json'
import { benchGateway } from './gateway'
import { benchSearch } from './search'
import { benchTable } from './table'

const LARGE_BYTES = 30e6

/** Milliseconds one call takes. */
function timed(action: () => unknown): number {
  const begun = performance.now()
  action()
  return performance.now() - begun
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The recording with every series as many times as it takes, told apart by one more label. */
function scaledTo(bytes: number): string {
  const body = JSON.parse(recorded) as { metrics: Record<string, { labels: Record<string, string> }[]> }
  const copies = Math.round(bytes / recorded.length)
  for (const [name, points] of Object.entries(body.metrics))
    body.metrics[name] = Array.from({ length: copies }, (_, copy) =>
      points.map((point) => ({ ...point, labels: { ...point.labels, copy: String(copy) } })),
    ).flat()
  return JSON.stringify(body)
}

/**
 * Both work on the same bytes in turn, so that what else the machine does falls on both; the ratio is taken
 * pair by pair. Parsing alone is the least any reader of this answer must pay.
 */
function compare(text: string, pairs: number) {
  const bytes = new TextEncoder().encode(text).buffer
  const { account, window } = manifest
  const request = { account: account.id, window: timeRange(window.start_date * 1000, window.end_date * 1000) }
  const rows = Array.from({ length: pairs }, () => {
    const parse = timed(() => JSON.parse(new TextDecoder().decode(bytes)))
    const decode = timed(() => decodeBytes('metrics', bytes, request))
    return { parse, decode, ratio: decode / parse }
  }).slice(Math.ceil(pairs / 10)) // the first tenth warms up
  return {
    bytes: bytes.byteLength,
    parse: median(rows.map(({ parse }) => parse)),
    decode: median(rows.map(({ decode }) => decode)),
    ratio: median(rows.map(({ ratio }) => ratio)),
  }
}

/**
 * Says what decoding costs over `JSON.parse`, the search for the cheapest plan over handing it to a worker, a table of
 * 2,000 nodes over one of four, and the gateway over a plain server. It judges nothing.
 */
export async function main(): Promise<number> {
  const lines = [compare(recorded, 200), compare(scaledTo(LARGE_BYTES), 12)].map(
    ({ bytes, parse, decode, ratio }) =>
      [
        `${(bytes / 1e6).toFixed(2)} MB`,
        `${parse.toFixed(1)} ms`,
        `${decode.toFixed(1)} ms`,
        ratio.toFixed(2),
      ]
        .map((cell) => cell.padStart(11))
        .join(''),
  )
  const head = ['body', 'JSON.parse', 'decode', 'ratio'].map((cell) => cell.padStart(11)).join('')
  process.stdout.write(`${[head, ...lines].join('\n')}\n\n`)
  process.stdout.write(`${benchSearch()}\n\n`)
  process.stdout.write(`${await benchTable()}\n\n`)
  process.stdout.write(`${await benchGateway()}\n`)
  return 0
}
