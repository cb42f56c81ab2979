import { readFileSync } from 'node:fs'
import type { ClusterEntry, PriceEntry } from '../../src/api/contract/gateway.ts'
import { faultOfSecret, Secret } from './secret.ts'

/** What a setting should have been, to be read after "must be". */
export class Expected {
  readonly what: string
  constructor(what: string) {
    this.what = what
  }
}

/** A cluster, and the value of the tenant label under which Prometheus keeps it. */
export interface Account extends ClusterEntry {
  readonly tenant: string
}

export const ACCOUNT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const text =
  (shape: RegExp, what: string) =>
  (raw: string): string | Expected =>
    shape.test(raw) ? raw : new Expected(what)

export const oneOf =
  (choices: readonly string[], what: string) =>
  (raw: string): string | Expected =>
    choices.includes(raw) ? raw : new Expected(what)

export const wholeNumber =
  (least: number, most: number) =>
  (raw: string): number | Expected =>
    /^\d{1,7}$/.test(raw) && Number(raw) >= least && Number(raw) <= most
      ? Number(raw)
      : new Expected(`a whole number from ${least} to ${most}`)

/** An upstream's address; nothing a reader sends can change any part of it. */
export function addressFrom(raw: string): URL | null | Expected {
  const expected = new Expected(
    'an http(s) address without user, query and fragment, e.g. http://127.0.0.1:9090',
  )
  if (!URL.canParse(raw)) return expected
  const url = new URL(raw)
  const isPlain = /^https?:$/.test(url.protocol) && !url.username && !url.password && !/[?#]/.test(raw)
  return isPlain ? url : expected
}

/** `/costs` → `/costs/`. */
export function pathFrom(raw: string): string | Expected {
  const path = `/${raw.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/')
  return /^\/(?:[\w~-][\w.~-]*\/)*$/.test(path) ? path : new Expected('a path such as /costs')
}

export function originsFrom(raw: string): readonly string[] | Expected {
  const origins = raw.split(/[\s,]+/).filter((origin) => origin !== '')
  const isOrigin = (origin: string) =>
    /^https?:\/\//.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin
  return origins.every(isOrigin)
    ? origins
    : new Expected('origins such as https://cloudtuner.example, separated by commas')
}

export function secretFrom(raw: string): { value: Secret } | Expected {
  const fault = faultOfSecret(raw)
  return fault === null ? { value: new Secret(raw) } : new Expected(fault)
}

/** That it can be read now; what it holds is read again whenever it changes. */
export function secretFileFrom(file: string): { file: string } | Expected {
  try {
    const fault = faultOfSecret(readFileSync(file, 'utf8').trim())
    return fault === null ? { file } : new Expected(`a file that holds ${fault}`)
  } catch {
    return new Expected('a file that can be read')
  }
}

/** `id=name,id=name`, or a JSON file of `{id, name, tenant}` where the label's value is not the id. */
export function accountsFrom(raw: string): readonly Account[] | null | Expected {
  const expected = new Expected(
    'a list id=name,id=name, or a JSON file of {"id","name","tenant"}, each id a lower-case UUID',
  )
  const rows = /\.json$/i.test(raw) ? jsonList(raw) : raw.split(',').map(rowFrom)
  if (rows === null || rows.length === 0) return expected
  const accounts = rows.map((row) => {
    const { id, name = id, tenant = id } = (row ?? {}) as Record<string, unknown>
    const isGood = typeof id === 'string' && ACCOUNT_ID.test(id) && isLine(name) && isLine(tenant)
    return isGood ? { id, name: name as string, tenant: tenant as string } : null
  })
  const found = accounts.filter((account) => account !== null)
  return found.length === rows.length && new Set(found.map(({ id }) => id)).size === rows.length
    ? found
    : expected
}

function rowFrom(part: string): { id: string; name: string } {
  const [id = '', ...name] = part.trim().split('=')
  return { id, name: name.join('=').trim() || id }
}

const isLine = (value: unknown) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a name with a control character is what is refused here
  typeof value === 'string' && value !== '' && value.length <= 200 && !/[\u0000-\u001f]/.test(value)

export function pricesFrom(file: string): readonly PriceEntry[] | Expected {
  const expected = new Expected(
    'a JSON list of {"instance_type","purchase":"spot"|"on-demand","price_per_hour","region","source","date"}',
  )
  const rows = jsonList(file)
  if (rows === null) return expected
  const prices = rows.map((row) => {
    const { instance_type, purchase, price_per_hour, region, source, date } = (row ?? {}) as Record<
      string,
      unknown
    >
    const isGood =
      isLine(instance_type) &&
      (purchase === 'spot' || purchase === 'on-demand') &&
      typeof price_per_hour === 'number' &&
      price_per_hour >= 0 &&
      price_per_hour < Number.POSITIVE_INFINITY &&
      (region === undefined || isLine(region)) &&
      isLine(source) &&
      typeof date === 'string' &&
      /^\d{4}-\d{2}-\d{2}$/.test(date)
    return isGood ? (row as PriceEntry) : null
  })
  const found = prices.filter((price) => price !== null)
  return found.length === rows.length ? found : expected
}

function jsonList(file: string): readonly unknown[] | null {
  try {
    const list: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return Array.isArray(list) ? list : null
  } catch {
    return null
  }
}

export const isLoopback = (host: string): boolean =>
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/.test(host)
