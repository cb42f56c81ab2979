import { MantineProvider } from '@mantine/core'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { getNonce } from 'get-nonce'
import { useMemo } from 'react'
import { BrowserRouter, useLocation, useNavigate } from 'react-router'
import { windowOf } from '~/domain/scope'
import { theme } from '~/ui/theme'
import { readAddress } from './address'
import { useNow } from './clock'
import { Shell } from './Shell'
import type { World } from './world'

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

/** Reads the address once for all: scope, settings and scheme come from it and from nowhere else. */
export function Themed({ world }: { readonly world: World }) {
  const { search } = useLocation()
  const navigate = useNavigate()
  const now = useNow(world)
  const defaultAccount = world.kind === 'demo' ? world.account.id : null
  const { address, notes } = useMemo(
    () => readAddress(search, { account: defaultAccount, now }),
    [search, defaultAccount, now],
  )
  const window = useMemo(() => windowOf(address.range, now), [address.range, now])
  return (
    <MantineProvider
      theme={theme}
      getStyleNonce={() => getNonce() ?? ''}
      defaultColorScheme="auto"
      {...(address.scheme === 'system' ? {} : { forceColorScheme: address.scheme })}
    >
      <Shell
        world={world}
        address={address}
        notes={notes}
        window={window}
        now={now}
        onSearch={(to) => navigate({ search: to })}
      />
    </MantineProvider>
  )
}
