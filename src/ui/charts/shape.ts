import { useSearchParams } from 'react-router'
import type { ChartModel } from './model'

export type Shape = 'stacked' | 'lines'

/** How parts of one sum are drawn. It is in the address, for a link shows the same picture; anything else is not read. */
export function useShape({ kind, totalLabel }: ChartModel) {
  const [params, setParams] = useSearchParams()
  const usual: Shape = kind === 'bars' ? 'stacked' : 'lines'
  const said = params.get('shape')
  const isChosen = totalLabel !== undefined && (said === 'stacked' || said === 'lines')
  const chooseShape = (chosen: Shape) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        after.set('shape', chosen)
        return after
      },
      { replace: true },
    )
  return { shape: isChosen ? said : usual, chooseShape }
}
