import { nodesIn, nodesNow } from '~/domain/nodes'
import { entryFor, type PriceBookEntry } from '~/domain/priceBook'
import { effectiveWindow } from '~/domain/scope'
import type { MetricSet } from '~/domain/series'
import type { PageScope } from '~/ui/page'

/** Nodes of one kind that run now, with no price in the feed and none that anybody states. */
export interface Unstated extends Pick<PriceBookEntry, 'instanceType' | 'purchase'> {
  readonly nodes: number
}

/** What the stated prices do to the nodes that run now. */
export interface PricedNodes {
  /** How many each entry of the scope's prices is applied to; one that is not here prices none. */
  readonly by: ReadonlyMap<PriceBookEntry, number>
  /** How many a public price is applied to: a dated one of their type, or default rates per vCPU and GiB. */
  readonly byPublic: { readonly catalogue: number; readonly 'default rates': number }
  /** What a price could be stated of, the most nodes first. A node of unknown type or lifecycle can have none. */
  readonly unstated: readonly Unstated[]
}

export function pricedNodesIn(set: MetricSet, scope: PageScope): PricedNodes {
  const window = effectiveWindow(set, scope.choice, scope.window)
  const by = new Map<PriceBookEntry, number>()
  const byPublic = { catalogue: 0, 'default rates': 0 }
  const unstated = new Map<string, Unstated>()
  for (const node of nodesNow(nodesIn(set, window, scope.prices))) {
    const { instanceType, purchase, price } = node
    const kind = price?.source.kind
    const entry = kind === 'price book' ? entryFor(scope.prices.book, node) : null
    if (entry) by.set(entry, (by.get(entry) ?? 0) + 1)
    if (kind === 'catalogue' || kind === 'default rates') byPublic[kind] += 1
    if (kind === 'feed' || kind === 'price book' || instanceType === null || purchase === 'unknown') continue
    const key = JSON.stringify([instanceType, purchase])
    unstated.set(key, { instanceType, purchase, nodes: (unstated.get(key)?.nodes ?? 0) + 1 })
  }
  return { by, byPublic, unstated: [...unstated.values()].sort((a, b) => b.nodes - a.nodes) }
}
