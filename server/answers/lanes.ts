import { Refusal } from '../refusal.ts'

interface Limits {
  /** Works under way at once, over all keys and of one key. */
  readonly overall: number
  readonly perKey: number
  /** How many may wait; one more is refused. */
  readonly waiting: number
}

interface Waiting {
  readonly key: string
  readonly begin: () => void
}

/**
 * Lets so many works run at once, and no more than a few of one key, so that one account cannot take all of
 * them. Who waits is served in order of arrival, past those whose own key is full.
 */
export class Lanes {
  readonly #limits: Limits
  readonly #queue: Waiting[] = []
  readonly #underWay = new Map<string, number>()
  #running = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }

  get running(): number {
    return this.#running
  }

  get waiting(): number {
    return this.#queue.length
  }

  /** Runs `work` when there is room. Throws `overloaded` if too many wait, the signal's reason if it aborts first. */
  async run<T>(key: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted()
    if (!this.#hasRoom(key)) await this.#turn(key, signal)
    else this.#enter(key)
    try {
      return await work()
    } finally {
      this.#leave(key)
    }
  }

  /** Within a `work` that has to wait: lets others have its lane until `wait` is over, then goes on without a turn. */
  async aside<T>(key: string, wait: Promise<T>): Promise<T> {
    this.#leave(key)
    try {
      return await wait
    } finally {
      this.#enter(key)
    }
  }

  #hasRoom(key: string): boolean {
    return this.#running < this.#limits.overall && (this.#underWay.get(key) ?? 0) < this.#limits.perKey
  }

  #enter(key: string): void {
    this.#running++
    this.#underWay.set(key, (this.#underWay.get(key) ?? 0) + 1)
  }

  #leave(key: string): void {
    this.#running--
    const left = (this.#underWay.get(key) ?? 1) - 1
    if (left === 0) this.#underWay.delete(key)
    else this.#underWay.set(key, left)
    const next = this.#queue.findIndex((one) => this.#hasRoom(one.key))
    if (next >= 0) this.#queue.splice(next, 1)[0]?.begin()
  }

  #turn(key: string, signal: AbortSignal): Promise<void> {
    if (this.#queue.length >= this.#limits.waiting)
      throw new Refusal('overloaded', { retryAfter: retryAfterOverload() })
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#queue.splice(this.#queue.indexOf(waiting), 1)
        reject(signal.reason)
      }
      const waiting: Waiting = {
        key,
        begin: () => {
          signal.removeEventListener('abort', giveUp)
          this.#enter(key)
          resolve()
        },
      }
      this.#queue.push(waiting)
      signal.addEventListener('abort', giveUp, { once: true })
    })
  }
}

/** Seconds, left to chance, so that those who were refused together do not return together. */
export const retryAfterOverload = (): number => 1 + Math.floor(Math.random() * 5)
