import type { QueryClient } from '@tanstack/react-query'
import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import type { ConfigBody } from '~/api/contract/gateway'
import { Themed } from '../App'
import { demoWorldFrom } from '../demoWorld'
import { worldFrom } from '../liveWorld'
import { questionsTo } from '../questions'
import type { World } from '../world'

type Recorded = Parameters<typeof demoWorldFrom>[0]

/** The whole app at one address, asking whatever answers on this page's origin. */
export const renderPage = (path: string, recorded: Recorded) => renderWorld(path, demoWorldFrom(recorded))

/** What a gateway in front of the recorded service would say of itself, unless told otherwise. */
export const configOf = (recorded: Recorded, more: Partial<ConfigBody> = {}): ConfigBody => ({
  version: 'test',
  now: recorded.now,
  source: 'metroculus',
  auth: 'off',
  accounts: [{ id: recorded.account, name: 'Production' }],
  currency: 'USD',
  month_hours: 720,
  metrics: null,
  prices: [],
  ...more,
})

/** The same for a live world; gives the world and its answers back beside what was drawn. */
export function renderLive(path: string, config: ConfigBody) {
  const world = worldFrom(config)
  const queryClient = questionsTo(world, window.location.origin)
  return { world, queryClient, ...renderWorld(path, world, queryClient) }
}

function renderWorld(
  path: string,
  world: World,
  queryClient: QueryClient = questionsTo(world, window.location.origin),
) {
  return render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter initialEntries={[path]}>
        <Themed world={world} />
      </MemoryRouter>
    </QueryClientProvider>,
  )
}
