import { useVirtualizer } from '@tanstack/react-virtual'
import { memo } from 'react'
import type { TableItem } from './arrange'
import type { TableColumn } from './column'
import { TableRow } from './TableRow'

interface VirtualRowsProps<Row> {
  readonly frame: HTMLElement | null
  readonly columns: readonly TableColumn<Row>[]
  readonly items: readonly TableItem<Row>[]
  readonly onFlip: (group: string) => void
  readonly isQuiet: ((row: Row) => boolean) | undefined
}

/** As in the style sheet: rows of one height need no measuring. */
const ROW_PX = 48
const OVERSCAN = 12

/** The compiler leaves this component alone, so rows are spared by hand. */
const Row = memo(TableRow) as typeof TableRow

/** Only the rows in view and a few around them; empty rows above and below keep the height of all. */
export function VirtualRows<R>({ frame, columns, items, onFlip, isQuiet }: VirtualRowsProps<R>) {
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  })
  const shown = rows.getVirtualItems()
  const above = shown[0]?.start ?? 0
  const below = rows.getTotalSize() - (shown.at(-1)?.end ?? 0)
  return (
    <tbody>
      {above > 0 && <Space height={above} />}
      {shown.map(({ index }) => {
        const item = items[index]
        return (
          item && (
            <Row
              key={item.id}
              item={item}
              columns={columns}
              onFlip={onFlip}
              isQuiet={isQuiet}
              position={index + 2}
            />
          )
        )
      })}
      {below > 0 && <Space height={below} />}
    </tbody>
  )
}

// biome-ignore lint/a11y/noAriaHiddenOnFocusable: a table row takes no focus
const Space = ({ height }: { readonly height: number }) => <tr aria-hidden="true" style={{ height }} />
