import { tokenIn } from '~/api/reader'
import { createSession, type Session } from '~/app/session'
import type { HostOptions } from './contract'
import type { HostState } from './hostState'

/** `asking`: the host has been asked for a token; `refused`: it has none that the gateway takes. */
export type Standing = 'asking' | 'refused' | 'signed-in'

export interface HostSession {
  readonly session: Session
  /** Asks the host anew: it has said that somebody else reads, or that its reader has signed in again. */
  readonly ask: () => Promise<void>
  readonly signOut: () => void
}

interface HostSessionOptions {
  readonly token: () => HostOptions['token']
  readonly standing: HostState<Standing>
  readonly onExpired: () => void
}

/** A provider that gives a new token every time, none of them good, is asked no more often than this, milliseconds. */
const LEAST_BETWEEN = 10_000

/** Who reads, as the host says: its token is asked for at the start, and once more whenever the gateway refuses it. */
export async function openHostSession({
  token,
  standing,
  onExpired,
}: HostSessionOptions): Promise<HostSession> {
  const first = await given(token())
  const session = createSession(first)
  standing.set(first === null ? 'refused' : 'signed-in')
  let last = first
  let renewedAt = Number.NEGATIVE_INFINITY
  let asked = 0

  /** Told once, until somebody is signed in again: a host that draws anew at every event would ask without end. */
  const refuse = () => {
    if (standing.get() === 'refused') return
    standing.set('refused')
    onExpired()
  }

  async function ask(): Promise<void> {
    const mine = ++asked
    const next = await given(token())
    // Asked once more meanwhile: the newer answer counts.
    if (mine !== asked) return
    if (next === null || next === last) {
      refuse()
      return
    }
    last = next
    renewedAt = performance.now()
    standing.set('signed-in')
    session.signIn(next)
  }

  session.subscribe(() => {
    if (session.state() !== 'expired') return
    if (performance.now() - renewedAt < LEAST_BETWEEN) {
      refuse()
      return
    }
    standing.set('asking')
    void ask()
  })
  return {
    session,
    ask,
    signOut() {
      asked++
      last = null
      standing.set('refused')
      session.signOut()
    },
  }
}

/** The host's token if it gives one that fits into a header; a provider that throws has none. */
async function given(token: HostOptions['token']): Promise<string | null> {
  try {
    const said = (await token?.()) ?? null
    return typeof said === 'string' ? tokenIn(said) : null
  } catch {
    return null
  }
}
