import { useEffect, useState } from 'react'
import { ScrollFrame } from '../ScrollFrame'
import type { TableItem } from './arrange'
import type { TableColumn } from './column'
import styles from './DataTable.module.css'
import { TableFoot } from './TableFoot'
import { TableHead } from './TableHead'
import { TableRow } from './TableRow'
import type { SortKey } from './tableAddress'
import { useRowLinks } from './useRowLinks'
import { VirtualRows } from './VirtualRows'

interface TableGridProps<Row> {
  readonly caption: string
  readonly columns: readonly TableColumn<Row>[]
  /** Tells one arrangement from another: a new one is read from its top. */
  readonly view: string
  readonly items: readonly TableItem<Row>[]
  readonly found: readonly Row[]
  readonly all: readonly Row[]
  readonly sorting: readonly SortKey[]
  readonly onSort: (column: string, isFurther: boolean) => void
  readonly onFlip: (group: string) => void
  readonly isQuiet: ((row: Row) => boolean) | undefined
}

/** Up to here every row is in the page: the browser's own search finds them all, and printing does too. */
const MOST_ROWS_DRAWN = 200

/** The table itself: real rows and cells in a frame that scrolls both ways. */
export function TableGrid<Row>(props: TableGridProps<Row>) {
  const { caption, columns, view, items, found, all, sorting, onSort, onFlip, isQuiet } = props
  // State and not a ref: the rows inside have to hear when the frame they scroll in is there.
  const [frame, setFrame] = useState<HTMLElement | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of view that scrolls
  useEffect(() => {
    frame?.scrollTo({ top: 0 })
  }, [frame, view])
  useRowLinks(frame)
  const isVirtual = items.length > MOST_ROWS_DRAWN
  return (
    <ScrollFrame ref={setFrame} className={styles.frame} label={`${caption}, scrolls`}>
      <table
        className={styles.grid}
        style={{ minWidth: `${columns.reduce((sum, { width }) => sum + width, 0)}ch` }}
        // Head and foot are rows as well.
        aria-rowcount={isVirtual ? items.length + 2 : undefined}
      >
        <caption className="visuallyHidden">{caption}</caption>
        <colgroup>
          {columns.map(({ id, width }, index) => (
            <col
              key={id}
              {...(index === 0 ? { className: styles.first } : { style: { width: `${width}ch` } })}
            />
          ))}
        </colgroup>
        <TableHead columns={columns} sorting={sorting} onSort={onSort} />
        {isVirtual ? (
          <VirtualRows frame={frame} columns={columns} items={items} onFlip={onFlip} isQuiet={isQuiet} />
        ) : (
          <tbody>
            {items.map((item) => (
              <TableRow key={item.id} item={item} columns={columns} onFlip={onFlip} isQuiet={isQuiet} />
            ))}
          </tbody>
        )}
        <TableFoot columns={columns} found={found} all={all} />
      </table>
    </ScrollFrame>
  )
}
