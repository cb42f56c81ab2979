import type { HostOptions } from 'kubernetes-cost-dashboard'
import { useMemo } from 'react'
import { useLocation } from 'react-router-dom'
import { parts, useHost } from './host'
import { tokensOf } from './theme'

/** The host's address as the dashboard's: what is behind `/mounted`. */
export function useRoute(base: string): string {
  const { pathname, search } = useLocation()
  return (pathname.slice(base.length) || '/') + search
}

/** What this host says, whichever way it shows the dashboard. */
export function useHostOptions(base: string): HostOptions {
  const { scheme, locale, token } = useHost()
  const route = useRoute(base)
  return useMemo(
    () => ({
      account: parts.accounts[0],
      token,
      apiBase: '/',
      theme: tokensOf(scheme),
      colorScheme: scheme,
      locale,
      currency: 'USD',
      timeZone: 'utc' as const,
      basePath: base,
      route,
    }),
    [scheme, locale, token, base, route],
  )
}
