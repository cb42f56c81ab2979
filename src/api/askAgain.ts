import type { Query, QueryClient } from '@tanstack/react-query'
import { CancelledError } from '@tanstack/react-query'
import { type TimeRange, timeRange } from '~/domain/timeRange'
import type { ApiError } from './errors'
import { type CostKey, clusterCostsQuery, metricsQuery, savingsQuery } from './queries'
import { askedWindow, type CostRequest } from './request'

/** How a page's questions fared when they were asked once more. */
export interface AskedAgain {
  /** Why one of them was not answered, that of a lost answer first; null if all were. */
  readonly failure: ApiError | null
  /** Whether the page cannot move on, as an answer it has would be lost: then all of it stays as it is. */
  readonly isHeldBack: boolean
}

const QUESTIONS = { metrics: metricsQuery, clusterCosts: clusterCostsQuery, savings: savingsQuery }

/** What somebody looks at, of the endpoints for costs. */
const lookedAt = (client: QueryClient): Query<unknown, ApiError, unknown, CostKey>[] =>
  // Cast: keys with the name of such an endpoint are made by `queries.ts` alone.
  client
    .getQueryCache()
    .findAll({
      type: 'active',
      predicate: ({ queryKey: [endpoint] }) => Object.hasOwn(QUESTIONS, `${endpoint}`),
    })
    .map((query) => query as unknown as Query<unknown, ApiError, unknown, CostKey>)

const isOf = (shown: CostRequest, [, account, start, end]: CostKey): boolean => {
  const asked = askedWindow(shown)
  return account === shown.account && start === asked.start && end === asked.end
}

/**
 * Asks once more what is looked at, each question once and those under way not again. Where the page's window has moved
 * on to `next`, only the questions of that window are asked, and ahead of the page: it moves once it has all answers,
 * and what other windows it then needs it asks itself.
 */
export async function askAgain(
  client: QueryClient,
  shown: CostRequest,
  next: TimeRange,
): Promise<AskedAgain> {
  const hasMoved = shown.window.start !== next.start || shown.window.end !== next.end
  const asked = lookedAt(client).filter(({ queryKey }) => !hasMoved || isOf(shown, queryKey))
  const answers = await Promise.all(
    asked.map(async ({ queryKey, state }) => ({
      had: state.data !== undefined,
      failure: await ask(client, queryKey, hasMoved ? next : null),
    })),
  )
  const lost = answers.find(({ had, failure }) => had && failure !== null)
  return {
    failure: (lost ?? answers.find(({ failure }) => failure !== null))?.failure ?? null,
    isHeldBack: hasMoved && lost !== undefined,
  }
}

/** Null where it was answered, or where nobody asks any more. */
async function ask(client: QueryClient, key: CostKey, moved: TimeRange | null): Promise<ApiError | null> {
  const [endpoint, account, start, end, metrics] = key
  const request = {
    account,
    window: moved ?? timeRange(start, end),
    metrics: metrics ? metrics.split(',') : [],
  }
  // Cast: each endpoint has an answer of its own, and none is looked at here.
  const question = QUESTIONS[endpoint](request) as ReturnType<typeof metricsQuery>
  try {
    await client.fetchQuery({ ...question, staleTime: 0 })
    return null
  } catch (error) {
    if (error instanceof CancelledError) return null
    // Cast: what our questions throw is an `ApiError`.
    return error as ApiError
  }
}

/** When the oldest answer came that the page shows of this window; epoch milliseconds by the browser's clock, null before. */
export function oldestAnswer(client: QueryClient, shown: CostRequest): number | null {
  const times = lookedAt(client)
    .filter(({ queryKey, state }) => state.data !== undefined && isOf(shown, queryKey))
    .map(({ state }) => state.dataUpdatedAt)
  return times.length === 0 ? null : Math.min(...times)
}
