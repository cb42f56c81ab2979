import type { QueryClient } from '@tanstack/react-query'
import { createClient } from '~/api/client'
import { createQueryClient } from '~/api/queryClient'
import type { World } from './world'

/**
 * The answers of one world. They belong to one reader: when another signs in, or nobody is, what is under way
 * is given up and what is kept is forgotten, before anything is drawn again.
 */
export function questionsTo(world: World, base: string): QueryClient {
  if (world.kind === 'demo') return createQueryClient(createClient({ base }))
  const { session, clock } = world
  const queryClient = createQueryClient(createClient({ base, reader: session, onServerTime: clock.heard }))
  session?.subscribe(() => {
    void queryClient.cancelQueries()
    queryClient.clear()
  })
  return queryClient
}
