import { useParameters } from '../useParameters'
import type { ChartModel } from './model'

export type Shape = 'stacked' | 'lines'

/** How parts of one sum are drawn. It is in the address, for a link shows the same picture; anything else is not read. */
export function useShape({ kind, totalLabel }: ChartModel) {
  const { params, change } = useParameters()
  const usual: Shape = kind === 'bars' ? 'stacked' : 'lines'
  const said = params.get('shape')
  const isChosen = totalLabel !== undefined && (said === 'stacked' || said === 'lines')
  const chooseShape = (chosen: Shape) => change({ shape: chosen })
  return { shape: isChosen ? said : usual, chooseShape }
}
