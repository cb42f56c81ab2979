import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Node } from '~/domain/nodes'
import { ROW_LINK } from '~/ui/table/useRowLinks'
import { OPENED_HERE, useNodeAddress } from './openNode'

/** Opens a node; a node whose id is no address is only named. */
export function NodeLink({ node, children }: { readonly node: Node; readonly children: ReactNode }) {
  const to = useNodeAddress()(node.key)
  return to === null ? (
    children
  ) : (
    <Link to={to} state={OPENED_HERE} preventScrollReset {...{ [ROW_LINK]: node.key }}>
      {children}
    </Link>
  )
}
