import { Refusal } from '../refusal.ts'
import { Lanes } from './lanes.ts'

/** Bytes. An answer made of more is large: it is made in a thread, and no other large one meanwhile. */
export const LARGE_BYTES = 2_000_000
/** The most bytes an answer is made of, in one body or in several together. */
export const MOST_BYTES = 32 * 2 ** 20
/** Large answers that wait hold connections, and up to 2 MB each where nobody said how long they would be. */
const MOST_WAITING = 15

/** Where the bytes of one answer in the making go. */
export interface Room {
  /**
   * Asked before more bytes are read. Null: they may be. Otherwise the answer has become large, and they may be
   * when the promise is kept; nothing is read until then. Throws `upstream_too_large`; the promise throws `overloaded`
   * if too many wait, or the signal's reason.
   */
  take(bytes: number): Promise<void> | null
}

/** The turn of a large answer: comes when the one before has ended, and lasts until it is ended itself. */
class Turn {
  hasCome = false
  readonly come: Promise<void>
  readonly #over = new AbortController()

  constructor(large: Lanes, signal: AbortSignal) {
    const over = this.#over.signal
    this.come = new Promise((resolve, reject) => {
      const begin = () => {
        this.hasCome = true
        resolve()
        return new Promise<void>((end) => over.addEventListener('abort', () => end()))
      }
      large.run('', AbortSignal.any([signal, over]), begin).catch(reject)
    })
    // Nobody may be left who waits for it.
    this.come.catch(() => undefined)
  }

  end(): void {
    this.#over.abort()
  }
}

/** Gives room to many answers at once, but only to one large one. */
export class Rooms {
  readonly #large = new Lanes({ overall: 1, perKey: 1, waiting: MOST_WAITING })

  /** Runs `make`, whose room is free again when it is over. */
  async run<T>(signal: AbortSignal, make: (room: Room) => Promise<T>): Promise<T> {
    let taken = 0
    let turn: Turn | undefined
    const take = (bytes: number) => {
      taken += bytes
      if (taken > MOST_BYTES) throw new Refusal('upstream_too_large')
      if (taken <= LARGE_BYTES) return null
      turn ??= new Turn(this.#large, signal)
      return turn.hasCome ? null : turn.come
    }
    try {
      return await make({ take })
    } finally {
      turn?.end()
    }
  }
}
