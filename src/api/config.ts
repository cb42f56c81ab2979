import type { PriceBookEntry } from '~/domain/priceBook'
import { usdPerHour } from '~/domain/units'
import { entriesOf } from './clusters'
import type { ConfigBody, PriceEntry } from './contract/gateway'
import { GATEWAY } from './contract/paths'
import { isObject, type JsonObject } from './decode/jsonObject'
import { contractError } from './errors'
import { METRIC_NAME, withoutSlash } from './request'

export const configUrl = (base: string) => `${withoutSlash(base)}${GATEWAY.config}`

/** The configuration in a text, checked to the last field. Throws a `contract` error that names the first bad one. */
export function readConfig(text: string): ConfigBody {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw unreadable(null)
  }
  if (!isObject(body)) throw unreadable(null)
  return {
    version: field(body, 'version', isText),
    now: field(body, 'now', (value) => isNumber(value) && value > 0 && value < LATEST),
    source: field(body, 'source', oneOf('metroculus', 'prometheus')),
    auth: field(body, 'auth', oneOf('restapi', 'off')),
    accounts: field(body, 'accounts', (value) => value === null || entriesOf(value) !== null),
    currency: field(body, 'currency', isCurrency),
    month_hours: field(body, 'month_hours', oneOf(720, 730)),
    metrics: field(body, 'metrics', (value) => value === null || isListOf(value, isMetricName)),
    prices: field(body, 'prices', (value) => isListOf(value, isPrice)),
  }
}

/** The prices somebody states for nodes, as the domain counts with them. */
export const priceBookOf = (prices: readonly PriceEntry[]): PriceBookEntry[] =>
  prices.map(({ instance_type, purchase, price_per_hour, region = null, source, date }) => ({
    instanceType: instance_type,
    purchase,
    region,
    perHour: usdPerHour(price_per_hour),
    source,
    date,
  }))

/** The field if it passes; the check is what makes it of its type. */
function field<K extends keyof ConfigBody>(
  body: JsonObject,
  name: K,
  passes: (value: unknown) => boolean,
): ConfigBody[K] {
  const value = body[name]
  if (!passes(value)) throw unreadable(name)
  return value as ConfigBody[K]
}

const unreadable = (path: string | null) =>
  contractError('config', 'The configuration of the gateway is not one this version can read.', path)

/** The last instant a JavaScript date can hold, milliseconds. */
const LATEST = 8.64e15

const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const isListOf = (value: unknown, is: (entry: unknown) => boolean) => Array.isArray(value) && value.every(is)
const isMetricName = (value: unknown) => isText(value) && METRIC_NAME.test(value)
/** ISO 4217; a browser writes any three letters as a currency and throws at all else. */
const isCurrency = (value: unknown) => isText(value) && /^[A-Z]{3}$/.test(value)
const oneOf =
  (...choices: unknown[]) =>
  (value: unknown) =>
    choices.includes(value)

const isPrice = (value: unknown) =>
  isObject(value) &&
  isText(value.instance_type) &&
  (value.purchase === 'spot' || value.purchase === 'on-demand') &&
  isNumber(value.price_per_hour) &&
  value.price_per_hour >= 0 &&
  (value.region === undefined || isText(value.region)) &&
  isText(value.source) &&
  isText(value.date)
