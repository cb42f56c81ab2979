import { type Endpoint, STEP_SECONDS } from '~/api/contract/paths'
import { CannotRecord } from './cannotRecord'
import { jsonBreak } from './jsonBreak'
import { fromPythonJson } from './pythonJson'

/** One body as it came, with the question it answers: what `record` works on, wherever it got it. */
export interface AnswerText {
  readonly endpoint: Endpoint
  /** Where it came from, for messages. */
  readonly source: string
  readonly text: string
  readonly account: string
  /** Unix seconds, on the hour, as the app will ask for it. */
  readonly start: number
  readonly end: number
}

/** Samples keep the odd minute of the window that was asked for, so the app asks on the hour. */
export const onTheHour = (time: number) => Math.floor(time / STEP_SECONDS) * STEP_SECONDS

/** The object a body holds. What is broken is named by line and column: `body.json:12:5 is not JSON`. */
export function objectIn(text: string, source: string): Record<string, unknown> {
  let body: unknown
  try {
    body = fromPythonJson(text)
  } catch {
    throw new CannotRecord(`${source}:${whereItBreaks(text)} is not JSON`)
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new CannotRecord(`${source} holds no object, so it is no answer of the service`)
  }
  // Cast: an object out of JSON has text for keys.
  return body as Record<string, unknown>
}

/** Line and column, counted from 1. */
function whereItBreaks(text: string): string {
  const before = text.slice(0, jsonBreak(text)).split('\n')
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}
