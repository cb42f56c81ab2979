import { useState } from 'react'
import { useReading } from '../settings'
import type { TableColumn } from './column'
import type { SortKey } from './tableAddress'

const KEY = 'kubernetes-costs:columns:'

/**
 * Which columns of a table are drawn: a matter of taste, kept in this browser and in no link. What is kept are the
 * columns that are not as they come, so that a column of a later release is there for everybody. A column that
 * rows are sorted by is drawn in any case.
 */
export function useShownColumns<Row>(
  name: string,
  columns: readonly TableColumn<Row>[],
  sorting: readonly SortKey[],
) {
  const { keys = '' } = useReading()
  const table = keys + name
  const [turned, setTurned] = useState(() => keptColumns(table))
  const isChosen = ({ id, isExtra = false }: TableColumn<Row>) => turned.has(id) === isExtra
  const isSorted = ({ id }: TableColumn<Row>) => sorting.some((key) => key.id === id)
  const turn = (ids: ReadonlySet<string>) => {
    keep(table, ids)
    setTurned(ids)
  }
  return {
    // The first one names the row.
    shown: columns.filter((column, index) => index === 0 || isChosen(column) || isSorted(column)),
    choices: columns
      .slice(1)
      .map((column) => ({ id: column.id, label: column.title ?? column.header, isShown: isChosen(column) })),
    toggle: (id: string) =>
      turn(new Set(turned.has(id) ? [...turned].filter((one) => one !== id) : [...turned, id])),
    reset: () => turn(new Set()),
    isAsItComes: turned.size === 0,
  }
}

/** Nothing where the browser keeps nothing; a name that is no column is never asked for. */
function keptColumns(table: string): ReadonlySet<string> {
  try {
    return new Set(
      localStorage
        .getItem(KEY + table)
        ?.split(',')
        .filter(Boolean),
    )
  } catch {
    return new Set()
  }
}

function keep(table: string, ids: ReadonlySet<string>): void {
  try {
    if (ids.size === 0) localStorage.removeItem(KEY + table)
    else localStorage.setItem(KEY + table, [...ids].join())
  } catch {
    // Full, or forbidden: the choice holds until the page is left.
  }
}
