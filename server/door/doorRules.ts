import type { IncomingMessage } from 'node:http'
import { Refusal } from '../refusal.ts'
import { valuesOf } from './bearer.ts'

const bad = (message: string) => new Refusal('bad_request', { message })

/**
 * What every question must be, whatever it asks: without a body (servers behind us read a form in it and let
 * it win over the query), without the header that opens everything, and asked by a page of this origin or by
 * no page at all.
 */
export function checkAtTheDoor({ rawHeaders, headers }: IncomingMessage): void {
  if (headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0')
    throw bad('A question has no body.')
  if (valuesOf(rawHeaders, 'secret').length > 0) throw bad('The header Secret is not taken from outside.')
  if (valuesOf(rawHeaders, 'authorization').length > 1) throw bad('Authorization is given more than once.')
  const site = headers['sec-fetch-site'] ?? 'same-origin'
  if (site !== 'same-origin' && site !== 'none')
    throw new Refusal('forbidden', { message: 'Pages of other origins may not ask.' })
  if ((headers['sec-fetch-dest'] ?? 'empty') !== 'empty')
    throw new Refusal('forbidden', { message: 'This is data for a script, not a document.' })
}
