import { nodesIn, nodesNow } from '~/domain/nodes'
import { entryFor, type PriceBookEntry } from '~/domain/priceBook'
import { effectiveWindow } from '~/domain/scope'
import type { MetricSet } from '~/domain/series'
import type { PageScope } from '~/ui/page'

/** Nodes of one kind that run now and that no price is known for. */
export interface Unpriced extends Pick<PriceBookEntry, 'instanceType' | 'purchase'> {
  readonly nodes: number
}

/** What the stated prices do to the nodes that run now. */
export interface PricedNodes {
  /** How many each entry of the scope's prices is applied to; one that is not here prices none. */
  readonly by: ReadonlyMap<PriceBookEntry, number>
  /** What a price could be stated of, the most nodes first. A node of unknown type or lifecycle can have none. */
  readonly unpriced: readonly Unpriced[]
}

export function pricedNodesIn(set: MetricSet, scope: PageScope): PricedNodes {
  const window = effectiveWindow(set, scope.choice, scope.window)
  const by = new Map<PriceBookEntry, number>()
  const unpriced = new Map<string, Unpriced>()
  for (const node of nodesNow(nodesIn(set, window, scope.prices))) {
    const { instanceType, purchase, price } = node
    const entry = price?.source.kind === 'price book' ? entryFor(scope.prices, node) : null
    if (entry) by.set(entry, (by.get(entry) ?? 0) + 1)
    if (price !== null || instanceType === null || purchase === 'unknown') continue
    const key = JSON.stringify([instanceType, purchase])
    unpriced.set(key, { instanceType, purchase, nodes: (unpriced.get(key)?.nodes ?? 0) + 1 })
  }
  return { by, unpriced: [...unpriced.values()].sort((a, b) => b.nodes - a.nodes) }
}
