import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useMemo } from 'react'
import { BrowserRouter, useLocation, useNavigate } from 'react-router'
import { windowOf } from '~/domain/scope'
import { defaultsIn, questionIn, readAddress } from './address'
import { useAnchor } from './anchor'
import { useNow } from './clock'
import { Ground } from './Ground'
import { Shell } from './Shell'
import { useReaderCount } from './useReaderCount'
import { termsOf, type World } from './world'

interface AppProps {
  readonly world: World
  readonly queryClient: QueryClient
  readonly basePath?: string
}

/** The whole app, on whichever world it is handed. */
export const App = ({ world, queryClient, basePath = '/' }: AppProps) => (
  <QueryClientProvider client={queryClient}>
    <BrowserRouter basename={basePath}>
      <Themed world={world} />
    </BrowserRouter>
  </QueryClientProvider>
)

interface ThemedProps {
  readonly world: World
  /** What everything drawn stands on; a host brings its own. */
  readonly ground?: typeof Ground
}

/** Reads the address once for all: scope, settings and scheme come from it, and where it is silent from the host. */
export function Themed({ world, ground: Standing = Ground }: ThemedProps) {
  const { search } = useLocation()
  const navigate = useNavigate()
  const now = useNow(world)
  const [anchor, moveOn] = useAnchor(world, questionIn(search))
  const readers = useReaderCount(world)
  const { address, notes } = useMemo(
    () => readAddress(search, defaultsIn(world, anchor)),
    [search, world, anchor],
  )
  const window = useMemo(() => windowOf(address.range, anchor), [address.range, anchor])
  return (
    <Standing scheme={address.scheme}>
      <Shell
        // Another reader gets another shell: of what the last one saw nothing stays, not even an open drawer.
        key={readers}
        world={world}
        address={address}
        notes={notes}
        window={window}
        now={now}
        anchor={anchor}
        onAnchor={moveOn}
        takesFocus={readers > 0 && termsOf(world).host === null}
        onSearch={(to) => navigate({ search: to })}
      />
    </Standing>
  )
}
