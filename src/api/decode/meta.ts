import type { AnswerOrigin } from '~/domain/series'
import { isObject, type JsonObject } from './jsonObject'

/** More of them than this tell a reader nothing new. */
const MOST_WARNINGS = 10
const LONGEST_WARNING = 200

/**
 * What the gateway found while it made the answer, in sentences for the reader: what the source warned of, and
 * samples of another account it left out. Values that were no number are counted by whoever decodes them. An
 * answer that came straight from the service has no `meta`, and nothing is said.
 */
export function noticesOfMeta({ meta }: JsonObject): string[] {
  const { foreign, warnings } = originOf({ meta })
  return [
    ...(warnings ?? []).map((text) => `The source warned: ${text}`),
    ...(foreign > 0 ? [leftOut(foreign)] : []),
  ]
}

/** The same as facts; of an answer without `meta` nobody knows what the source warned of. */
export function originOf({ meta }: JsonObject): AnswerOrigin {
  if (!isObject(meta)) return { foreign: 0, warnings: null }
  const { warnings, dropped } = meta
  const told = Array.isArray(warnings) ? warnings.filter((warning) => typeof warning === 'string') : []
  return {
    foreign: typeof dropped === 'number' && dropped > 0 ? dropped : 0,
    warnings: [...new Set(told)].slice(0, MOST_WARNINGS).map(shortened),
  }
}

const shortened = (text: string) =>
  text.length > LONGEST_WARNING ? `${text.slice(0, LONGEST_WARNING)}…` : text

const leftOut = (count: number) =>
  `${count} ${count === 1 ? 'sample of another account was' : 'samples of another account were'} left out by the gateway.`
