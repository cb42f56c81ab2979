import { createPath, type Location, type Navigator, parsePath, type To } from 'react-router'

/** Where the reader is within the dashboard: the host's address follows it, or it the host's. */
export interface HostRoute {
  readonly location: () => Location
  readonly navigator: Navigator
  /** The host says where it is, such as after a step back; whether that led elsewhere. */
  readonly follow: (route: string) => boolean
  readonly subscribe: (listener: () => void) => () => void
}

export interface RouteOptions {
  /** Where the host says the reader is; unless it says so they are at the first page. */
  readonly first: string | undefined
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
  let visited = [at(first ?? '/')]
  let index = 0
  let isFollowed = false
  let said = first
  let told: string | null = null
  // A host that repeats what it was told keeps its address in step; any other may say the same for ever.
  let isInStep = false
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
    tell(replace)
  }
  const tell = (replace: boolean) => {
    told = createPath(location())
    onNavigate(told, replace)
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
          tell(true)
        }
      },
    },
    follow(route) {
      const next = at(route)
      const path = createPath(next)
      isInStep ||= path === told
      // In step, a word said again is one too: the reader went back before the host had said where we had gone.
      if (route === said && !isInStep) return false
      said = route
      isFollowed = true
      if (path === createPath(location())) return false
      // A step of the host's to where we were is a step of ours: what belongs to the place is still there.
      const before = visited.findIndex((one) => createPath(one) === path)
      if (before >= 0) become(visited, before)
      else become([...visited.slice(0, index + 1), next], index + 1)
      return true
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
