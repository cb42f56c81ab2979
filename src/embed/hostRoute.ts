import { createPath, type Location, type Navigator, parsePath, type To } from 'react-router'

/** Where the reader is within the dashboard: the host's address follows it, or it the host's. */
export interface HostRoute {
  readonly location: () => Location
  readonly navigator: Navigator
  /** The host went elsewhere, such as back. */
  readonly follow: (route: string) => void
  readonly subscribe: (listener: () => void) => () => void
}

export interface RouteOptions {
  readonly first: string
  /** What a link leads to in a new tab. */
  readonly hrefOf: (route: string) => string
  readonly onNavigate: (route: string, replace: boolean) => void
}

/** A place in memory. Steps back and forward are the host's: it keeps the history, and tells. */
export function createHostRoute({ first, hrefOf, onNavigate }: RouteOptions): HostRoute {
  let steps = 0
  const at = (to: To, state: unknown = null): Location => ({
    pathname: '/',
    search: '',
    hash: '',
    ...(typeof to === 'string' ? parsePath(to) : to),
    state,
    key: String(steps++),
  })
  let location = at(first)
  const listeners = new Set<() => void>()
  const become = (next: Location) => {
    location = next
    for (const listener of listeners) listener()
  }
  const go = (replace: boolean) => (to: To, state?: unknown) => {
    become(at(to, state))
    onNavigate(createPath(location), replace)
  }
  return {
    location: () => location,
    navigator: {
      createHref: (to) => hrefOf(typeof to === 'string' ? to : createPath(to)),
      push: go(false),
      replace: go(true),
      go: (by) => history.go(by),
    },
    follow(route) {
      const next = at(route)
      if (createPath(next) !== createPath(location)) become(next)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
