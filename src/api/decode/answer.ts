import type { Endpoint } from '../contract/paths'
import { PARAMETER } from '../contract/paths'
import { contractError } from '../errors'
import { askedWindow, type CostRequest, wireSeconds } from '../request'
import { isObject, type JsonObject } from './jsonObject'
import { readJson } from './readJson'
import { sampleValue } from './sampleValue'

/**
 * The body of an answer as an object that belongs to this request. The service may leave its echo of the
 * request out (then nothing is compared), but an echo that differs is refused: those are somebody else's
 * figures, or ours of another window.
 */
export function readAnswer(text: string, endpoint: Endpoint, request: CostRequest): JsonObject {
  const body = readJson(text, endpoint)
  if (!isObject(body)) throw contractError(endpoint, 'The answer holds no data in a form we know.')
  const { start, end } = askedWindow(request)
  const agrees =
    echoes(body, PARAMETER.account, (echo) => echo === request.account) &&
    echoes(body, PARAMETER.start, (echo) => isSecond(echo, start)) &&
    echoes(body, PARAMETER.end, (echo) => isSecond(echo, end))
  if (!agrees) throw contractError(endpoint, 'The answer belongs to another request.')
  return body
}

function echoes(body: JsonObject, name: string, agrees: (echo: unknown) => boolean): boolean {
  const echo = body[name] ?? null
  return echo === null || agrees(echo)
}

function isSecond(echo: unknown, at: number): boolean {
  const seconds = sampleValue(echo)
  return seconds !== null && Math.floor(seconds) === wireSeconds(at)
}
