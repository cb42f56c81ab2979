import { Refusal } from '../refusal.ts'
import { openHeadersFile } from '../settings/prometheusHeaders.ts'
import { openUpstream, type UpstreamRequest } from '../upstream/upstream.ts'

export interface PrometheusAddress {
  /** Of Prometheus, Thanos, Mimir or VictoriaMetrics; `/api/v1/…` stands below it. */
  readonly url: URL
  readonly headersFile: string | null
}

export interface PrometheusApi {
  /** The JSON body of a successful answer. Throws a `Refusal`, or the signal's reason. */
  get(
    path: string,
    query: URLSearchParams,
    options: Pick<UpstreamRequest, 'signal' | 'largestBody' | 'room'>,
  ): Promise<Buffer>
  /** What no log line may hold. */
  secrets(): readonly string[]
  close(): Promise<void>
}

const OUR_HEADERS = {
  accept: 'application/json',
  'user-agent': 'kubernetes-cost-dashboard',
  'accept-encoding': 'identity',
}

/** The read side of the Prometheus HTTP API, with the headers of the file. Its words about a failure stay here. */
export function openPrometheusApi({ url, headersFile }: PrometheusAddress): PrometheusApi {
  const upstream = openUpstream(url)
  const file = openHeadersFile(headersFile)
  return {
    async get(path, query, options) {
      const { status, headers, body } = await upstream.get({
        path: `/api/v1/${path}?${query}`,
        headers: { ...OUR_HEADERS, ...file.current() },
        ...options,
        types: ['application/json'],
      })
      if (status === 401 || status === 403) throw new Refusal('upstream_auth')
      if (status !== 200) throw new Refusal('upstream_error', { retryAfter: headers.retryAfter })
      return body
    },
    secrets: () => file.secrets(),
    close: () => upstream.close(),
  }
}
