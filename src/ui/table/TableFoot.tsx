import type { TableColumn } from './column'
import styles from './DataTable.module.css'
import { SumText } from './SumText'

interface TableFootProps<Row> {
  readonly columns: readonly TableColumn<Row>[]
  readonly found: readonly Row[]
  readonly all: readonly Row[]
}

/** Totals over the rows that match; under them, those of all rows. */
export function TableFoot<Row>({ columns, found, all }: TableFootProps<Row>) {
  const isPart = found.length < all.length
  return (
    <tfoot>
      <tr>
        {columns.map((column, index) => {
          const Cell = index === 0 ? 'th' : 'td'
          return (
            <Cell
              key={column.id}
              scope={index === 0 ? 'row' : undefined}
              data-number={column.isNumber || undefined}
            >
              {index === 0 && <span className="visuallyHidden">Total: </span>}
              {isPart && column.sum && (
                <span className={styles.part}>
                  <SumText sum={column.sum(found)} />
                </span>
              )}
              {isPart && column.sum && (
                <span className={styles.of}>
                  {' of '}
                  <Whole column={column} all={all} />
                </span>
              )}
              {!isPart && <Whole column={column} all={all} />}
            </Cell>
          )
        })}
      </tr>
    </tfoot>
  )
}

const Whole = <Row,>({ column, all }: { readonly column: TableColumn<Row>; readonly all: readonly Row[] }) =>
  column.whole ?? (column.sum && <SumText sum={column.sum(all)} />)
