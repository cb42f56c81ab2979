import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createClient } from '~/api/client'
import { createQueryClient } from '~/api/queryClient'
import '~/ui/styles'
import { App } from './App'
import type { PageFacts } from './pageFacts'
import { prefetchFirstScreen } from './prefetch'
import { ROUTES } from './routes'
import type { World } from './world'

/** Starts the app in the page's `#root`. World, first page and first answer travel at the same time. */
export async function startApp(choosing: Promise<World>, { basePath, nonce }: PageFacts): Promise<void> {
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has lost its #root')
  setNonce(nonce)
  const path = pathWithin(basePath, window.location.pathname)
  // A page that cannot be fetched is told by the shell, which asks once more.
  const firstPage = ROUTES.find((route) => route.path === path)
    ?.load()
    .catch(() => undefined)
  const world = await choosing
  const queryClient = createQueryClient(createClient({ base: basePath }))
  prefetchFirstScreen(queryClient, world, window.location)
  await firstPage
  createRoot(root).render(
    <StrictMode>
      <App world={world} queryClient={queryClient} basePath={basePath} />
    </StrictMode>,
  )
}

const pathWithin = (base: string, pathname: string): string =>
  `/${pathname.startsWith(base) ? pathname.slice(base.length) : pathname.slice(1)}`
