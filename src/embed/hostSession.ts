import { tokenIn } from '~/api/reader'
import { createSession, type Session } from '~/app/session'
import type { HostOptions } from './contract'
import type { HostState } from './hostState'

/** `asking`: the host has been asked for a token; `refused`: it has none that the gateway takes. */
export type Standing = 'asking' | 'refused' | 'signed-in'

export interface HostSession {
  readonly session: Session
  /** Asks the host anew, when the pause after the last renewal is over: it has given a new provider. */
  readonly ask: () => void
  /** The same for the reader, who wants to be told of it. */
  readonly askForReader: () => void
  readonly signOut: () => void
  /** Asks no more. */
  readonly close: () => void
}

interface HostSessionOptions {
  readonly token: () => HostOptions['token']
  readonly standing: HostState<Standing>
  readonly onExpired: () => void
}

/**
 * Milliseconds after a renewal in which no other token is asked for: a provider that gives a new one every time, none of
 * them good, or a host that gives a new provider whenever it hears of a refusal, would be asked without end.
 */
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
  let later: ReturnType<typeof setTimeout> | undefined
  const pause = () => Math.max(0, renewedAt + LEAST_BETWEEN - performance.now())

  /** Told once for each refusal: a host that draws anew at every event would ask without end. */
  const refuse = () => {
    if (standing.get() === 'refused') return
    standing.set('refused')
    onExpired()
  }

  function ask(): void {
    clearTimeout(later)
    later = setTimeout(askNow, pause())
  }

  async function askNow(): Promise<void> {
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
    if (pause() > 0) {
      refuse()
      return
    }
    standing.set('asking')
    void askNow()
  })
  const close = () => {
    clearTimeout(later)
    asked++
  }
  return {
    session,
    ask,
    askForReader() {
      standing.set('asking')
      ask()
    },
    close,
    signOut() {
      close()
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
