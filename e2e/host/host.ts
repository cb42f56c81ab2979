import { createContext, useCallback, useContext, useState } from 'react'

interface Parts {
  /** Origin of the gateway, for the frame. */
  readonly frame: string
  readonly accounts: readonly [string, string]
  readonly tokens: readonly string[]
  readonly range: string
}

/** What the server of this host knows of the world under test. */
export const parts: Parts = await (await fetch('/parts.json')).json()

interface Host {
  readonly scheme: 'light' | 'dark'
  readonly setScheme: (scheme: 'light' | 'dark') => void
  readonly locale: 'en-US' | 'de-DE'
  readonly setLocale: (locale: 'en-US' | 'de-DE') => void
  readonly isSignedIn: boolean
  readonly signOut: () => void
  readonly token: () => Promise<string | null>
}

export const HostContext = createContext<Host | null>(null)

export function useHost(): Host {
  const host = useContext(HostContext)
  if (host === null) throw new Error('outside of the host')
  return host
}

/** A session with a token, and, once a test says that it is renewed, another. */
export function useSignIn() {
  const [isSignedIn, setSignedIn] = useState(true)
  const token = useCallback(async () => {
    const next = document.documentElement.dataset.renew ? parts.tokens[1] : parts.tokens[0]
    return next ?? null
  }, [])
  return { isSignedIn, token, signOut: () => setSignedIn(false) }
}
