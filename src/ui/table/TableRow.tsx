import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { formatCount } from '../format'
import type { TableItem } from './arrange'
import type { TableColumn } from './column'
import styles from './DataTable.module.css'
import { SumText } from './SumText'

interface TableRowProps<Row> {
  readonly item: TableItem<Row>
  readonly columns: readonly TableColumn<Row>[]
  readonly onFlip: (group: string) => void
  readonly isQuiet: ((row: Row) => boolean) | undefined
  /** Among all rows, where not all are drawn. */
  readonly position?: number
}

/** A row, or the head of a group with its sums. */
export const TableRow = <Row,>({ item, columns, onFlip, isQuiet, position }: TableRowProps<Row>) =>
  item.kind === 'group' ? (
    <tr className={styles.groupRow} aria-rowindex={position}>
      <th scope="row" colSpan={roomForName(columns)}>
        <GroupHead item={item} onFlip={onFlip} />
      </th>
      {columns.slice(roomForName(columns)).map((column) => (
        <td key={column.id} data-number={column.isNumber || undefined}>
          {column.sum && <SumText sum={column.sum(item.rows)} />}
        </td>
      ))}
    </tr>
  ) : (
    <tr aria-rowindex={position} data-quiet={isQuiet?.(item.row) || undefined}>
      {columns.map(({ id, cell, isNumber }, index) =>
        index === 0 ? (
          <th key={id} scope="row">
            {cell(item.row)}
          </th>
        ) : (
          <td key={id} data-number={isNumber || undefined}>
            {cell(item.row)}
          </td>
        ),
      )}
    </tr>
  )

/** The name of a group is longer than that of a row, and may lie over the columns that have no sum beside it. */
function roomForName<Row>(columns: readonly TableColumn<Row>[]): number {
  const others = columns.slice(1).findIndex(({ sum }) => sum !== undefined)
  return others < 0 ? columns.length : others + 1
}

interface GroupHeadProps {
  readonly item: Extract<TableItem<unknown>, { kind: 'group' }>
  readonly onFlip: (group: string) => void
}

function GroupHead({ item: { id, label, rows, isOpen }, onFlip }: GroupHeadProps) {
  const Arrow = isOpen ? IconChevronDown : IconChevronRight
  return (
    <button type="button" className={styles.groupHead} aria-expanded={isOpen} onClick={() => onFlip(id)}>
      <Arrow size={14} aria-hidden="true" />
      <bdi title={label ?? undefined}>{label ?? 'unknown'}</bdi>
      <span>
        <span className="visuallyHidden">, </span>
        {formatCount(rows.length)}
      </span>
    </button>
  )
}
