import { QueryCache, QueryClient } from '@tanstack/react-query'
import { type Client, createClient } from './client'
import { ApiError } from './errors'

/**
 * A cache of its own for one mounted app, whose queries ask `costClient` (by default the page's origin). A right
 * that was withdrawn takes along what was read under it: of that account nothing stays, whatever was asked.
 */
export function createQueryClient(costClient: Client = createClient()): QueryClient {
  const queryClient = new QueryClient({
    defaultOptions: { queries: { meta: { costClient } } },
    queryCache: new QueryCache({
      onError: (error, refused) => {
        if (!(error instanceof ApiError) || error.kind !== 'forbidden') return
        const [, account] = refused.queryKey
        refused.setState({ data: undefined, dataUpdatedAt: 0 })
        void queryClient.resetQueries({
          predicate: ({ queryKey, state }) => queryKey[1] === account && state.data !== undefined,
        })
      },
    }),
  })
  return queryClient
}
