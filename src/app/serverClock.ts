import { type Instant, instant } from '~/domain/units'

/**
 * The server's time, told by the browser's clock and by how far the two were last apart. A browser may be a day
 * off; what it is asked for here is only how much time has passed since the server was heard.
 */
export interface ServerClock {
  readonly now: () => Instant
  /** Server − browser, milliseconds: positive where the browser is slow. */
  readonly ahead: () => number
  /** Takes the server's time out of an answer, epoch milliseconds. */
  readonly heard: (at: number) => void
  /** Calls back when the two turn out to be otherwise apart than thought; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void
}

/** A `Date` header holds whole seconds, and an answer travels; what is closer than this is the same time. */
const TOLERANCE_MS = 2000

export function createServerClock(serverNow: number, browserNow: () => number = Date.now): ServerClock {
  let ahead = serverNow - browserNow()
  const listeners = new Set<() => void>()
  return {
    now: () => instant(browserNow() + ahead),
    ahead: () => ahead,
    heard(at) {
      const found = at - browserNow()
      if (Math.abs(found - ahead) <= TOLERANCE_MS) return
      ahead = found
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
