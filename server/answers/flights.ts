interface Flight<T> {
  readonly landing: Promise<T>
  readonly control: AbortController
  waiters: number
}

/**
 * One work per key, however many ask for it meanwhile. Who gives up goes alone; when the last one goes, the
 * work is aborted.
 */
export class Flights<T> {
  readonly #flights = new Map<string, Flight<T>>()

  get size(): number {
    return this.#flights.size
  }

  async join(key: string, signal: AbortSignal, begin: (signal: AbortSignal) => Promise<T>): Promise<T> {
    signal.throwIfAborted()
    const flight = this.#flights.get(key) ?? this.#start(key, begin)
    flight.waiters++
    let leave: (() => void) | undefined
    const gone = new Promise<never>((_, reject) => {
      leave = () => reject(signal.reason)
      signal.addEventListener('abort', leave, { once: true })
    })
    try {
      return await Promise.race([flight.landing, gone])
    } finally {
      if (leave) signal.removeEventListener('abort', leave)
      flight.waiters--
      if (flight.waiters === 0 && this.#flights.get(key) === flight) {
        this.#flights.delete(key)
        flight.control.abort()
      }
    }
  }

  #start(key: string, begin: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const control = new AbortController()
    const landing = begin(control.signal).finally(() => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key)
    })
    // Nobody may be left to hear of a failure.
    landing.catch(() => undefined)
    const flight: Flight<T> = { landing, control, waiters: 0 }
    this.#flights.set(key, flight)
    return flight
  }
}
