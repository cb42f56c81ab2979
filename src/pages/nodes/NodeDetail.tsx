import { lazy, Suspense, useEffect, useRef } from 'react'
import type { Node } from '~/domain/nodes'
import type { MetricSet } from '~/domain/series'
import type { TableColumn } from '~/ui/table/column'
import { focusRowLink } from '~/ui/table/useRowLinks'
import { focused } from '~/ui/useFocusBack'
import { useOpenNode } from './openNode'
import type { Seen } from './seen'

const NodeDrawer = lazy(async () => ({ default: (await import('./NodeDrawer')).NodeDrawer }))

interface NodeDetailProps {
  readonly nodes: readonly Node[]
  /** As the table shows them. */
  readonly ordered: readonly Node[]
  readonly columns: readonly TableColumn<Node>[]
  readonly set: MetricSet
  readonly seen: Seen
}

/** All that is known of the node the address names, beside the table. Its code is loaded with the first one opened. */
export function NodeDetail({ nodes, ordered, columns, set, seen }: NodeDetailProps) {
  const { asked, step, close } = useOpenNode()
  useFocusToRow(asked)
  if (asked === null) return null
  const place = ordered.findIndex(({ key }) => key === asked)
  return (
    <Suspense fallback={null}>
      <NodeDrawer
        asked={asked}
        node={nodes.find(({ key }) => key === asked) ?? null}
        nodes={nodes}
        previous={ordered[place - 1] ?? null}
        next={place < 0 ? null : (ordered[place + 1] ?? null)}
        columns={columns}
        set={set}
        seen={seen}
        onStep={step}
        onClose={close}
      />
    </Suspense>
  )
}

/** Once a node is closed the focus is on its row; where that is not drawn, where it was before. */
function useFocusToRow(asked: string | null): void {
  const isOpen = asked !== null
  const last = useRef(asked)
  useEffect(() => {
    if (asked !== null) last.current = asked
  }, [asked])
  useEffect(() => {
    if (!isOpen) return
    const before = focused()
    const root = before?.getRootNode()
    return () => {
      if (last.current !== null && focusRowLink(last.current, root instanceof ShadowRoot ? root : document))
        return
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [isOpen])
}
