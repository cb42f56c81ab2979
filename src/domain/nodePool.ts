import type { Node } from './nodes'

/**
 * The name of the pool a node stands in: nodes of one zone, one instance type and one way of buying, which are
 * scarce together. Null where any of the three is not known.
 */
export const poolOf = ({ zone, instanceType, purchase }: Node): string | null =>
  zone === null || instanceType === null || purchase === 'unknown'
    ? null
    : `${zone.name} · ${instanceType} · ${purchase}`

/** The other nodes of its pool that are there now; none where the pool is not known. */
export function neighboursOf(node: Node, nodes: readonly Node[]): Node[] {
  const pool = poolOf(node)
  return pool === null
    ? []
    : nodes.filter((other) => other.isNow && other.key !== node.key && poolOf(other) === pool)
}
