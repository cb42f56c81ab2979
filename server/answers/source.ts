import type { Meta } from '../../src/api/contract/gateway.ts'
import type { Endpoint } from '../../src/api/contract/paths.ts'

/** A question whose every part was looked at: nothing in it can end a string, a query or a path. */
export interface Question {
  readonly endpoint: Endpoint
  /** Lower-case UUID. */
  readonly account: string
  /** Unix seconds on the full hour; `start < end`. */
  readonly start: number
  readonly end: number
  /** Known names in the order asked; null for the default list. Only `metrics` has them. */
  readonly metrics: readonly string[] | null
}

/** A checked answer, ready to be sent: strict JSON with `meta`, gzipped once however often it is read. */
export interface Answer {
  readonly gzipped: Buffer
  /** Of the JSON before compression. */
  readonly bytes: number
  readonly meta: Meta
}

/** Where samples come from. Throws a `Refusal`, or the signal's reason once nobody waits any more. */
export interface Source {
  readonly kind: 'metroculus' | 'prometheus'
  answer(question: Question, signal: AbortSignal): Promise<Answer>
  close(): Promise<void>
}
