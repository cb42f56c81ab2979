import { type ComponentType, lazy } from 'react'
import type { RoutedPageProps } from '~/ui/page'

type Page = ComponentType<RoutedPageProps>

export interface PageRoute {
  readonly path: string
  readonly title: string
  /** Fetches the page ahead of need. */
  readonly load: () => Promise<void>
  /** The page itself once it is here; until then one that waits for it. */
  readonly page: () => Page
}

/**
 * A page in a chunk of its own. One that has arrived is drawn at once: React holds back what was ever
 * suspended for a third of a second, which a first screen cannot afford.
 */
function page(path: string, title: string, load: () => Promise<Page>): PageRoute {
  let arrived: Page | null = null
  const fetchPage = async () => {
    arrived = await load()
    return { default: arrived }
  }
  const Waiting = lazy(fetchPage)
  return {
    path,
    title,
    load: async () => {
      if (arrived === null) await fetchPage()
    },
    page: () => arrived ?? Waiting,
  }
}

/** Every page. Navigation, document titles and the walk of the browser tests come from this list. */
export const ROUTES: readonly PageRoute[] = [
  page('/', 'Overview', async () => (await import('~/pages/overview/OverviewPage')).OverviewPage),
  page('/nodes', 'Nodes', async () => (await import('~/pages/nodes/NodesPage')).NodesPage),
  page('/trends', 'Trends', async () => (await import('~/pages/trends/TrendsPage')).TrendsPage),
  page(
    '/rightsizing',
    'Rightsizing',
    async () => (await import('~/pages/rightsizing/RightsizingPage')).RightsizingPage,
  ),
  page('/prices', 'Prices', async () => (await import('~/pages/prices/PricesPage')).PricesPage),
  page('/health', 'Data health', async () => (await import('~/pages/health/HealthPage')).HealthPage),
]
