import type { Reader } from '~/api/reader'

/** `expired`: somebody was signed in until the gateway refused their token. */
export type SessionState = 'signed-out' | 'signed-in' | 'expired'

/** Who is signed in, where the gateway wants to know. Their token is held here, in memory, and nowhere else. */
export interface Session extends Reader {
  readonly state: () => SessionState
  /** Counts the readers there have been, nobody included: what belonged to the last one must not outlive a step. */
  readonly count: () => number
  readonly signIn: (token: string) => void
  readonly signOut: () => void
  /** Calls back whenever another reader, or none, is signed in; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void
}

/** A session that nobody is in yet, or whoever the host says has this token. */
export function createSession(first: string | null = null): Session {
  let token = first
  let state: SessionState = first === null ? 'signed-out' : 'signed-in'
  let count = 0
  const listeners = new Set<() => void>()
  const become = (next: SessionState, nextToken: string | null) => {
    state = next
    token = nextToken
    count++
    for (const listener of listeners) listener()
  }
  return {
    token: () => token,
    state: () => state,
    count: () => count,
    signIn: (next) => become('signed-in', next),
    signOut: () => become('signed-out', null),
    // A refusal may arrive late: of somebody who has signed in anew since, it says nothing.
    onExpired: (refused) => {
      if (refused === token) become('expired', null)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
