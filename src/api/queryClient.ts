import { QueryClient } from '@tanstack/react-query'
import { type Client, createClient } from './client'

/** A cache of its own for one mounted app, whose queries ask `costClient` (by default the page's origin). */
export const createQueryClient = (costClient: Client = createClient()): QueryClient =>
  new QueryClient({ defaultOptions: { queries: { meta: { costClient } } } })
