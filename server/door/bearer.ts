import { Refusal } from '../refusal.ts'

const BEARER = /^Bearer ([\x21-\x7e]{16,4096})$/

/** All values of a header as they came: Node joins or drops repeated ones before anybody can see them. */
export const valuesOf = (rawHeaders: readonly string[], name: string): string[] =>
  rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name)

/** The reader's token. None, or another kind of one, is `unauthenticated`; two are `bad_request`. */
export function readBearer(rawHeaders: readonly string[]): string {
  const given = valuesOf(rawHeaders, 'authorization')
  if (given.length > 1)
    throw new Refusal('bad_request', { message: 'Authorization is given more than once.' })
  const token = BEARER.exec(given[0] ?? '')?.[1]
  if (token === undefined) throw new Refusal('unauthenticated')
  return token
}
