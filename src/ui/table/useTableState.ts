import { useNavigate, useSearchParams } from 'react-router'
import { readTableState, type TableState, withTableState } from './tableAddress'

interface Known {
  readonly columns: readonly string[]
  readonly groups: readonly string[]
}

/** Sort, group and filter live in the address, so that a link shows the table as it was seen. */
export function useTableState(known: Known) {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const { state, notes } = readTableState(params, known)
  const change = (changed: Partial<TableState>) =>
    void navigate({ search: withTableState(params, changed) }, { replace: true, preventScrollReset: true })
  return { state, notes, change }
}
