import type { HostOptions, NoticeCode } from './contract'

/** Options as they came, before anybody looked at them: from a script that no compiler saw, or in a message. */
export type Said = { readonly [O in keyof HostOptions]?: unknown }

type Check = readonly [passes: (value: unknown) => boolean, expected: string]

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Longer than any address we write. */
const LONGEST = 4096
const isText = (value: unknown, pattern: RegExp): boolean =>
  typeof value === 'string' && value.length <= LONGEST && pattern.test(value)
const isOneOf =
  (...choices: readonly unknown[]) =>
  (value: unknown) =>
    choices.includes(value)

/** A path of this origin: `//elsewhere` and `/\elsewhere` would be another one. */
const PATH = /^\/(?![/\\])[^\s\\]*$/

/** BCP 47, as the browser understands it. */
function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}

const CHECKS: { readonly [O in keyof Required<HostOptions>]: Check } = {
  account: [(value) => isText(value, UUID), 'a lower-case UUID'],
  organization: [(value) => isText(value, UUID), 'a lower-case UUID'],
  token: [(value) => typeof value === 'function', 'a function'],
  apiBase: [(value) => isText(value, PATH) || isText(value, /^https?:\/\/[^\s\\]+$/), 'a path or an address'],
  theme: [isObject, 'an object'],
  colorScheme: [isOneOf('light', 'dark', 'system'), 'light, dark or system'],
  locale: [(value) => isText(value, /^[\w-]+$/) && isLanguage(value as string), 'a language such as en-US'],
  currency: [(value) => isText(value, /^[A-Z]{3}$/), 'a code of three letters such as EUR'],
  timeZone: [isOneOf('utc', 'local'), 'utc or local'],
  basePath: [(value) => isText(value, PATH), 'a path'],
  route: [(value) => isText(value, PATH), 'a path within the dashboard'],
  instance: [(value) => isText(value, /^[\w-]{1,64}$/), 'letters, digits and dashes'],
  styleNonce: [(value) => isText(value, /^[\w+/=-]+$/), 'a nonce'],
}

interface Refusal {
  readonly code: NoticeCode
  readonly message: string
}

/** The options that can be followed, and a sentence for each that cannot; unknown names are none of ours. */
export function readOptions(said: Said): {
  readonly options: HostOptions
  readonly refused: readonly Refusal[]
} {
  const refused: Refusal[] = []
  const taken = (Object.keys(CHECKS) as (keyof HostOptions)[]).flatMap((name) => {
    const value = said[name]
    if (value === undefined || value === null) return []
    const [passes, expected] = CHECKS[name]
    if (passes(value)) return [[name, value]]
    // Never the value: a token given in the wrong place would be told to whoever reads along.
    refused.push({ code: 'option-refused', message: `${name} has to be ${expected}; it is left out.` })
    return []
  })
  // Cast: each was just checked.
  return { options: Object.fromEntries(taken) as HostOptions, refused }
}
