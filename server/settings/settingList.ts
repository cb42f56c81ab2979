interface Setting {
  readonly name: string
  /** What stands for the value in the help; none for what is never given on a command line. */
  readonly value: string
  readonly what: string
  /** Never an argument: other users of a machine can read those. */
  readonly envOnly?: true
}

/** Every setting, in the order the help lists them. */
export const SETTINGS = [
  { name: 'METROCULUS_URL', value: 'url', what: 'Address of Metroculus. Needs its secret.' },
  {
    name: 'METROCULUS_SECRET',
    value: 'text',
    what: 'The cluster secret. Only from the environment, never as an argument.',
    envOnly: true,
  },
  {
    name: 'METROCULUS_SECRET_FILE',
    value: 'file',
    what: 'A file that holds the cluster secret; read again when it changes.',
  },
  {
    name: 'PROMETHEUS_URL',
    value: 'url',
    what: 'Address of a Prometheus API (Prometheus, Thanos, Mimir, VictoriaMetrics), instead of Metroculus.',
  },
  {
    name: 'TENANT_LABEL',
    value: 'name',
    what: 'The label that tells tenants apart in Prometheus; empty for a server with one tenant. Default tenant_id.',
  },
  {
    name: 'PROMETHEUS_HEADERS_FILE',
    value: 'file',
    what: 'Lines “Name: value” to send to Prometheus, such as THANOS-TENANT or a bearer token.',
  },
  {
    name: 'STEP',
    value: 'seconds',
    what: 'Seconds between two samples asked of Prometheus; divides 3600. Default 3600.',
  },
  {
    name: 'RESTAPI_URL',
    value: 'url',
    what: 'Address of the REST API that says who may read which account.',
  },
  {
    name: 'AUTH',
    value: 'restapi|off',
    what: 'Who decides: the REST API by the reader’s own token, or nobody (loopback only). Default restapi with RESTAPI_URL.',
  },
  {
    name: 'PROXY_AUTHENTICATES',
    value: 'yes',
    what: 'With AUTH=off on other than loopback: a proxy in front lets only the right people in.',
  },
  {
    name: 'ACCOUNTS',
    value: 'list',
    what: 'With AUTH=off, what may be read: id=name,id=name or a JSON file [{"id","name","tenant"}].',
  },
  { name: 'HOST', value: 'address', what: 'Address to listen on. Default 127.0.0.1.' },
  { name: 'PORT', value: 'number', what: 'Port of the page and its API. Default 4173.' },
  {
    name: 'INTERNAL_PORT',
    value: 'number',
    what: 'Port of /healthz, /readyz and /metrics. Default PORT + 1.',
  },
  { name: 'BASE_PATH', value: 'path', what: 'Where the page stands below its host, e.g. /costs. Default /.' },
  { name: 'CURRENCY', value: 'code', what: 'ISO 4217 code of the money in the feed. Default USD.' },
  { name: 'MONTH_HOURS', value: '720|730', what: 'Hours of a month in projections. Default 720.' },
  {
    name: 'PRICES_FILE',
    value: 'file',
    what: 'JSON file of node prices [{"instance_type","purchase","price_per_hour","region","source","date"}].',
  },
  {
    name: 'FRAME_ANCESTORS',
    value: 'origins',
    what: 'Origins that may show the page in a frame, separated by commas. Default none.',
  },
  {
    name: 'RATE_LIMIT',
    value: 'number',
    what: 'Requests a minute of one reader; 0 for no limit. Default 600.',
  },
  {
    name: 'TRUSTED_PROXY',
    value: 'cidr',
    what: 'Addresses of proxies whose X-Forwarded-For is believed. Default none.',
  },
] as const satisfies readonly Setting[]

export type SettingName = (typeof SETTINGS)[number]['name']

export const flagOf = (name: string) => `--${name.toLowerCase().replaceAll('_', '-')}`

/** The whole of `--help`. */
export function helpText(): string {
  const rows = SETTINGS.map((setting) => {
    const flag = 'envOnly' in setting ? '' : ` ${flagOf(setting.name)} <${setting.value}>`
    return `  ${setting.name}${flag && `,${flag}`}\n      ${setting.what}`
  })
  return `Kubernetes cost dashboard: the page and the gateway behind it, on one port.

Without settings it serves the demo on a recorded answer. With METROCULUS_URL or PROMETHEUS_URL it is live.
Each setting is an environment variable or an argument; the argument wins.

${rows.join('\n')}
  --help, -h
      This text.
`
}
