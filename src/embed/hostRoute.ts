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

/**
 * A place in memory. Where the host's address follows ours, and so ours the host's, steps back and forward are the host's
 * history; else we keep our own, as a step back in the host's would leave its page.
 */
export function createHostRoute({ first, hrefOf, onNavigate }: RouteOptions): HostRoute {
  let made = 0
  const at = (to: To, state: unknown = null): Location => ({
    pathname: '/',
    search: '',
    hash: '',
    ...(typeof to === 'string' ? parsePath(to) : to),
    state,
    key: String(made++),
  })
  let visited = [at(first)]
  let index = 0
  let isFollowed = false
  const listeners = new Set<() => void>()
  const location = () => visited[index] as Location
  const become = (next: readonly Location[], nextIndex: number) => {
    visited = [...next]
    index = nextIndex
    for (const listener of listeners) listener()
  }
  const go = (replace: boolean) => (to: To, state?: unknown) => {
    const kept = visited.slice(0, replace ? index : index + 1)
    become([...kept, at(to, state)], kept.length)
    onNavigate(createPath(location()), replace)
  }
  return {
    location,
    navigator: {
      createHref: (to) => hrefOf(typeof to === 'string' ? to : createPath(to)),
      push: go(false),
      replace: go(true),
      go(by) {
        if (isFollowed) history.go(by)
        else if (visited[index + by] !== undefined) {
          become(visited, index + by)
          onNavigate(createPath(location()), true)
        }
      },
    },
    follow(route) {
      isFollowed = true
      const next = at(route)
      if (createPath(next) === createPath(location())) return
      // A step of the host's to where we were is a step of ours: what belongs to the place is still there.
      const before = visited.findIndex((one) => createPath(one) === createPath(next))
      if (before >= 0) become(visited, before)
      else become([...visited.slice(0, index + 1), next], index + 1)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
