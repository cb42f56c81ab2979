import { inspect } from 'node:util'

/** Text that opens something. It cannot be printed, serialised or inspected by mistake, only revealed on purpose. */
export class Secret {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  /** For the one header it belongs into. */
  reveal(): string {
    return this.#text
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [inspect.custom](): string {
    return '[secret]'
  }
}

const SHORTEST = 16
/** What people write where a secret should stand. */
const PLACEHOLDER = /^<.*>$|^\$\{|change[-_ ]?me|placeholder|your[-_ ]|example|^(.)\1+$|^x{3,}/i

/** What is wrong with a text as a secret, in words that do not repeat it; null if nothing is. */
export function faultOfSecret(text: string): string | null {
  if (text.length < SHORTEST) return `at least ${SHORTEST} characters`
  if (!/^[\x21-\x7e]+$/.test(text)) return 'visible ASCII characters without spaces'
  return PLACEHOLDER.test(text) ? 'the real secret and not a placeholder' : null
}
