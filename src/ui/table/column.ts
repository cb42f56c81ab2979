import type { ReactNode } from 'react'

/** A sum over some rows, and what a reader has to know of it. */
export interface ColumnSum {
  readonly text: string
  readonly note?: string
}

/** One column of a `DataTable`: what it sorts and filters by, and how it looks. */
export interface TableColumn<Row> {
  /** Also its name in the address. */
  readonly id: string
  readonly header: string
  /** Its name in a list of columns, where the header is short for it. */
  readonly title?: string
  /** What the header leaves unsaid, on hover. */
  readonly hint?: string
  /** What rows are sorted by; undefined is not known and comes last either way. */
  readonly value: (row: Row) => string | number | undefined
  readonly cell: (row: Row) => ReactNode
  /** What the filter looks into; a column without it is not searched. */
  readonly text?: (row: Row) => string
  readonly isNumber?: boolean
  /** The cell in a copied row, where that is not its `value`. */
  readonly plain?: (row: Row) => string | number | undefined
  /** Not drawn until a reader asks for it. */
  readonly isExtra?: boolean
  /** Least width, in digits of the table's font: it is wider in a host whose font is. */
  readonly width: number
  /** Drawn in group rows and in the foot. */
  readonly sum?: (rows: readonly Row[]) => ColumnSum
  /** The figure of all rows, where it has one: the foot then shows it and not a sum of its own. */
  readonly whole?: ReactNode
}

/** A column rows can be grouped by. */
export interface GroupChoice {
  readonly column: string
  readonly label: string
}
