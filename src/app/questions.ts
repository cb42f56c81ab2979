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
  session?.subscribe(() => forgetAnswers(queryClient))
  return queryClient
}

/** Gives up what is under way and forgets what is kept. */
export function forgetAnswers(queryClient: QueryClient): void {
  // One that is given up ends later, and would hold on to all it knows for as long as an answer is kept.
  for (const query of queryClient.getQueryCache().getAll()) query.gcTime = 0
  void queryClient.cancelQueries()
  queryClient.clear()
}
