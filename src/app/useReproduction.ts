import { useQueryClient } from '@tanstack/react-query'
import { statedPricesOf } from '~/api/nodeExpressions'
import { clusterCostsQuery, metricsQuery, savingsQuery } from '~/api/queries'
import { type Reproduction, reproduce } from '~/api/reproduce'
import type { Figure } from '~/domain/figure'
import { nodesIn, nodesNow } from '~/domain/nodes'
import { effectiveWindow } from '~/domain/scope'
import type { PageScope } from '~/ui/page'
import { useReading } from '~/ui/settings'

/**
 * The request and the line that give a figure again, made from the answers the page already has; asks for
 * nothing. Null where no single answer holds the figure.
 */
export function useReproduction(figure: Figure, scope: PageScope): Reproduction | null {
  const { monthHours } = useReading()
  const client = useQueryClient()
  const metrics = client.getQueryData(metricsQuery(scope).queryKey)
  const savings = client.getQueryData(savingsQuery(scope).queryKey)
  const costs = client.getQueryData(clusterCostsQuery(scope).queryKey)
  const set = metrics ?? savings
  if (set === undefined) return null
  const window = effectiveWindow(set, scope.choice, scope.window)
  const nodes = metrics === undefined ? null : nodesIn(metrics, window, scope.prices)
  return reproduce(figure.id, {
    account: scope.account,
    asked: scope.window,
    window,
    shape: metrics?.shape ?? 'A4',
    costShape: costs?.report.shape ?? null,
    stepMs: set.stepMs,
    monthHours,
    metrics: scope.metrics,
    stated: nodes && statedPricesOf(nodes.seen),
    nodes: nodes === null ? [] : nodesNow(nodes),
  })
}
