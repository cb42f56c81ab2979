import { parseArgs } from 'node:util'
import type { PriceEntry } from '../../src/api/contract/gateway.ts'
import { headersFileFrom } from './prometheusHeaders.ts'
import { Secret } from './secret.ts'
import { flagOf, SETTINGS, type SettingName } from './settingList.ts'
import {
  type Account,
  accountsFrom,
  addressFrom,
  Expected,
  isLoopback,
  oneOf,
  originsFrom,
  pathFrom,
  pricesFrom,
  secretFileFrom,
  secretFrom,
  text,
  wholeNumber,
} from './settingReaders.ts'

/** Where the secret of Metroculus stands; a file may be rotated while the gateway runs. */
export type SecretSource = { readonly value: Secret } | { readonly file: string }

export type SourceSettings =
  | { readonly kind: 'metroculus'; readonly url: URL; readonly secret: SecretSource }
  | {
      readonly kind: 'prometheus'
      readonly url: URL
      /** The label that tells tenants apart; null on a server that has one tenant only. */
      readonly tenantLabel: string | null
      /** Seconds between two samples of an answer; divides an hour. */
      readonly step: number
      /** `Name: value` lines to send along, such as a bearer token or a tenant. */
      readonly headersFile: string | null
    }

export type AuthSettings =
  | { readonly kind: 'restapi'; readonly url: URL }
  | {
      readonly kind: 'off'
      /** Null: whatever tenants the Prometheus server knows. */
      readonly accounts: readonly Account[] | null
    }

/** What both worlds are served with. */
export interface ServingSettings {
  readonly host: string
  readonly port: number
  /** Begins and ends with a slash. */
  readonly basePath: string
  readonly frameAncestors: readonly string[]
}

export interface LiveSettings extends ServingSettings {
  readonly kind: 'live'
  readonly source: SourceSettings
  readonly auth: AuthSettings
  readonly internalPort: number
  readonly currency: string
  readonly monthHours: 720 | 730
  readonly prices: readonly PriceEntry[]
  /** Requests a minute of one reader; 0 for no limit. */
  readonly rateLimit: number
  /** Addresses of proxies whose `X-Forwarded-For` is believed, CIDR; null for none. */
  readonly trustedProxy: string | null
}

export interface DemoSettings extends ServingSettings {
  readonly kind: 'demo'
}

export type Settings = DemoSettings | LiveSettings
export type { Account }

export type Environment = Readonly<Record<string, string | undefined>>

/** The settings, or the sentences that say what is wrong with them; never a value that should be secret. */
export type Read =
  | { readonly settings: Settings }
  | { readonly faults: readonly string[] }
  | { readonly help: true }

/** Reads arguments (which win) and environment. With neither an upstream nor a secret it is the demo. */
export function readSettings(argv: readonly string[], env: Environment): Read {
  const given = givenBy(argv, env)
  if ('faults' in given || 'help' in given) return given
  const faults: string[] = []
  const { values } = given
  const optional = <T>(name: SettingName, read: (raw: string) => T | Expected, fallback: T): T => {
    const raw = values.get(name)
    if (raw === undefined) return fallback
    const found = read(raw)
    if (!(found instanceof Expected)) return found
    faults.push(`${name} must be ${found.what}`)
    return fallback
  }
  const port = optional('PORT', wholeNumber(0, 65_535), 4173)
  const serving: ServingSettings = {
    host: optional(
      'HOST',
      text(/^[\w.:%-]{1,253}$/, 'an address to listen on, such as 127.0.0.1'),
      '127.0.0.1',
    ),
    port,
    basePath: optional('BASE_PATH', pathFrom, '/'),
    frameAncestors: optional('FRAME_ANCESTORS', originsFrom, []),
  }
  const source = sourceFrom(values, optional, faults)
  if (source === null) {
    if (values.has('METROCULUS_SECRET') || values.has('METROCULUS_SECRET_FILE'))
      faults.push('METROCULUS_URL is not set: the demo never runs beside a secret')
    for (const name of ['RESTAPI_URL', 'ACCOUNTS', 'AUTH'] as const)
      if (values.has(name)) faults.push(`${name} needs METROCULUS_URL or PROMETHEUS_URL`)
    return faults.length > 0 ? { faults } : { settings: { kind: 'demo', ...serving } }
  }
  const settings: LiveSettings = {
    kind: 'live',
    ...serving,
    source,
    auth: authFrom(values, optional, faults, source, serving.host),
    internalPort: optional('INTERNAL_PORT', wholeNumber(0, 65_535), port === 0 ? 0 : port + 1),
    currency: optional(
      'CURRENCY',
      oneOf(Intl.supportedValuesOf('currency'), 'an ISO 4217 code such as USD or EUR'),
      'USD',
    ),
    monthHours: optional('MONTH_HOURS', oneOf(['720', '730'], '720 or 730'), '720') === '730' ? 730 : 720,
    prices: optional('PRICES_FILE', pricesFrom, []),
    rateLimit: optional('RATE_LIMIT', wholeNumber(0, 1_000_000), 600),
    trustedProxy: optional(
      'TRUSTED_PROXY',
      text(
        /^[\da-f.:]+(?:\/\d{1,3})?(?:,[\da-f.:]+(?:\/\d{1,3})?)*$/i,
        'addresses or CIDR ranges separated by commas',
      ),
      null,
    ),
  }
  return faults.length > 0 ? { faults } : { settings }
}

type Given = { readonly values: ReadonlyMap<SettingName, string> } | Exclude<Read, { settings: Settings }>

/** An empty text counts as not given, but for TENANT_LABEL, where it says "there is none". */
function givenBy(argv: readonly string[], env: Environment): Given {
  const flags = new Map(
    SETTINGS.flatMap((setting) =>
      'envOnly' in setting ? [] : [[flagOf(setting.name).slice(2), setting.name]],
    ),
  )
  let args: Record<string, string | boolean | undefined>
  try {
    const options = Object.fromEntries([...flags.keys()].map((flag) => [flag, { type: 'string' as const }]))
    args = parseArgs({
      args: [...argv],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
    }).values
  } catch {
    // The parser's own words repeat the argument, which may be a secret in the wrong place.
    return { faults: ['An argument is not known or lacks its value. --help lists them all'] }
  }
  if (args.help) return { help: true }
  const values = new Map<SettingName, string>()
  for (const { name } of SETTINGS) {
    const said = args[flagOf(name).slice(2)] ?? env[name]
    if (typeof said === 'string' && (said !== '' || name === 'TENANT_LABEL')) values.set(name, said)
  }
  return { values }
}

type Optional = <T>(name: SettingName, read: (raw: string) => T | Expected, fallback: T) => T

function sourceFrom(
  values: ReadonlyMap<SettingName, string>,
  optional: Optional,
  faults: string[],
): SourceSettings | null {
  const metroculus = optional('METROCULUS_URL', addressFrom, null)
  const prometheus = optional('PROMETHEUS_URL', addressFrom, null)
  if (values.has('METROCULUS_URL') && values.has('PROMETHEUS_URL'))
    faults.push('METROCULUS_URL and PROMETHEUS_URL are both set: choose one')
  if (metroculus !== null)
    return { kind: 'metroculus', url: metroculus, secret: secretOf(values, optional, faults) }
  if (prometheus === null) return null
  return {
    kind: 'prometheus',
    url: prometheus,
    tenantLabel:
      optional(
        'TENANT_LABEL',
        text(/^$|^[a-zA-Z_]\w{0,99}$/, 'the name of a label, or empty'),
        'tenant_id',
      ) || null,
    step: optional('STEP', stepFrom, 3600),
    headersFile: optional('PROMETHEUS_HEADERS_FILE', headersFileFrom, null),
  }
}

function stepFrom(raw: string): number | Expected {
  const step = wholeNumber(60, 3600)(raw)
  return typeof step === 'number' && 3600 % step === 0
    ? step
    : new Expected('seconds from 60 to 3600 that divide an hour')
}

function secretOf(
  values: ReadonlyMap<SettingName, string>,
  optional: Optional,
  faults: string[],
): SecretSource {
  const nothing = { value: new Secret('') }
  if (values.has('METROCULUS_SECRET') && values.has('METROCULUS_SECRET_FILE'))
    faults.push('METROCULUS_SECRET and METROCULUS_SECRET_FILE are both set: choose one')
  if (values.has('METROCULUS_SECRET_FILE'))
    return optional<SecretSource>('METROCULUS_SECRET_FILE', secretFileFrom, nothing)
  if (values.has('METROCULUS_SECRET')) return optional<SecretSource>('METROCULUS_SECRET', secretFrom, nothing)
  faults.push('METROCULUS_SECRET or METROCULUS_SECRET_FILE is not set: Metroculus answers nobody without it')
  return nothing
}

function authFrom(
  values: ReadonlyMap<SettingName, string>,
  optional: Optional,
  faults: string[],
  source: SourceSettings,
  host: string,
): AuthSettings {
  const url = optional('RESTAPI_URL', addressFrom, null)
  const chosen = optional(
    'AUTH',
    oneOf(['restapi', 'off'], 'restapi or off'),
    values.has('RESTAPI_URL') ? 'restapi' : 'off',
  )
  const accounts = optional('ACCOUNTS', accountsFrom, null)
  const isVouchedFor = optional('PROXY_AUTHENTICATES', oneOf(['yes', 'no'], 'yes or no'), 'no') === 'yes'
  if (chosen === 'restapi') {
    if (!values.has('RESTAPI_URL'))
      faults.push('RESTAPI_URL is not set: AUTH=restapi asks it who may read what')
    if (values.has('ACCOUNTS')) faults.push('ACCOUNTS is for AUTH=off: with restapi the REST API knows them')
    if (source.kind === 'prometheus' && source.tenantLabel === null)
      faults.push('TENANT_LABEL is empty: with AUTH=restapi it tells whose samples are whose')
    return url === null ? { kind: 'off', accounts: [] } : { kind: 'restapi', url }
  }
  if (!isLoopback(host) && !isVouchedFor)
    faults.push(
      'AUTH=off serves this machine only: leave HOST at loopback, set RESTAPI_URL, or say PROXY_AUTHENTICATES=yes if a proxy in front lets only the right people in',
    )
  const canDiscover = source.kind === 'prometheus' && isLoopback(host)
  if (!values.has('ACCOUNTS') && !canDiscover)
    faults.push('ACCOUNTS is not set: with AUTH=off only the accounts listed there can be read')
  if (source.kind === 'prometheus' && source.tenantLabel === null && (accounts?.length ?? 0) > 1)
    faults.push('ACCOUNTS lists several, but with an empty TENANT_LABEL there is one tenant only')
  return { kind: 'off', accounts }
}
