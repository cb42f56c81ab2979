/**
 * Who reads, where the gateway wants to know. The token is the reader's own; it stays in memory and goes into
 * one header of questions to the gateway.
 */
export interface Reader {
  /** Null while nobody is signed in: then nothing is asked. */
  readonly token: () => string | null
  /** The gateway did not take this token, or no longer. */
  readonly onExpired: (token: string) => void
}

/** What fits into the header: 16 to 4096 visible ASCII characters. Longer and stranger ones the gateway refuses. */
const TOKEN = /^[\x21-\x7e]{16,4096}$/

/** The token in what a person pasted, with or without the word before it; null if it holds none. */
export function tokenIn(text: string): string | null {
  const token = text.trim().replace(/^Bearer\s+/i, '')
  return TOKEN.test(token) ? token : null
}
