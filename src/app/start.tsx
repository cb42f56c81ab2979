import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiError } from '~/api/errors'
import '~/ui/styles'
import { App } from './App'
import { NoConfiguration } from './NoConfiguration'
import type { PageFacts } from './pageFacts'
import { prefetchFirstScreen } from './prefetch'
import { questionsTo } from './questions'
import { ROUTES } from './routes'
import type { World } from './world'

/** Starts the app in the page's `#root`. World, first page and first answer travel at the same time. */
export async function startApp(
  chooseWorld: () => Promise<World>,
  { basePath, nonce }: PageFacts,
): Promise<void> {
  const element = document.getElementById('root')
  if (element === null) throw new Error('index.html has lost its #root')
  setNonce(nonce)
  const root = createRoot(element)
  const path = pathWithin(basePath, window.location.pathname)
  // A page that cannot be fetched is told by the shell, which asks once more.
  const firstPage = ROUTES.find((route) => route.path === path)
    ?.load()
    .catch(() => undefined)

  async function start(): Promise<void> {
    const world = await chooseWorld().catch((error: unknown) => {
      if (error instanceof ApiError) return error
      throw error
    })
    if (world instanceof ApiError) {
      root.render(<NoConfiguration failure={world} onRetry={start} />)
      return
    }
    const queryClient = questionsTo(world, basePath)
    prefetchFirstScreen(queryClient, world, window.location)
    await firstPage
    root.render(
      <StrictMode>
        <App world={world} queryClient={queryClient} basePath={basePath} />
      </StrictMode>,
    )
  }
  await start()
}

const pathWithin = (base: string, pathname: string): string =>
  `/${pathname.startsWith(base) ? pathname.slice(base.length) : pathname.slice(1)}`
