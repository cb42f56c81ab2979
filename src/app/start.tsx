import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from '~/api/queryClient'
import '~/ui/styles'
import { App } from './App'
import { prefetchFirstScreen } from './prefetch'
import type { World } from './world'

/** Starts the app in the page's `#root`. */
export function startApp(world: World): void {
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has lost its #root')
  const queryClient = createQueryClient()
  // The question goes out before the first page has arrived: both travel at once.
  prefetchFirstScreen(queryClient, world, window.location)
  createRoot(root).render(
    <StrictMode>
      <App world={world} queryClient={queryClient} basePath={import.meta.env.BASE_URL} />
    </StrictMode>,
  )
}
