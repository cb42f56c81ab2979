import { addBands, exactly } from './band'
import type { ComponentFigures } from './cost'
import { type Figure, isKnown, known, missing } from './figure'
import type { NodeCosts } from './nodeCosts'

/**
 * What a month of the cluster would cost as far as anything tells: measured infrastructure carried on, and its nodes.
 * It adds what is known in different ways, so it is shown with its parts only. Missing where either part is.
 */
export function clusterEstimate(
  { month: infrastructure }: Pick<ComponentFigures, 'month'>,
  { month: nodes }: Pick<NodeCosts, 'month'>,
): Figure<'usd/month band'> {
  const particulars = {
    inputs: [...infrastructure.inputs, ...nodes.inputs],
    notes: [...new Set([...infrastructure.notes, ...nodes.notes])],
    provenance: isKnown(nodes) ? nodes.provenance : 'modelled',
  }
  if (!isKnown(infrastructure)) return missing('cluster.month', infrastructure.reason, particulars)
  if (!isKnown(nodes)) return missing('cluster.month', nodes.reason, particulars)
  return known('cluster.month', addBands(exactly(infrastructure.value), nodes.value), particulars)
}
