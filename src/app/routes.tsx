import { type ComponentType, lazy } from 'react'
import type { PageProps } from '~/ui/page'

interface Route {
  readonly path: string
  readonly title: string
  readonly Page: ComponentType<PageProps>
  readonly load: () => Promise<unknown>
}

const page = (
  path: string,
  title: string,
  load: () => Promise<{ default: ComponentType<PageProps> }>,
): Route => ({
  path,
  title,
  load,
  Page: lazy(load),
})

/** Every page. Navigation, document titles and the walk of the browser tests come from this list. */
export const ROUTES: readonly Route[] = [
  page('/', 'Overview', async () => ({
    default: (await import('~/pages/overview/OverviewPage')).OverviewPage,
  })),
  page('/nodes', 'Nodes', async () => ({ default: (await import('~/pages/nodes/NodesPage')).NodesPage })),
  page('/trends', 'Trends', async () => ({
    default: (await import('~/pages/trends/TrendsPage')).TrendsPage,
  })),
  page('/rightsizing', 'Rightsizing', async () => ({
    default: (await import('~/pages/rightsizing/RightsizingPage')).RightsizingPage,
  })),
]
