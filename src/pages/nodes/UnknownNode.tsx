import type { TimeRange } from '~/domain/timeRange'
import { formatSpan } from '~/ui/format'
import { StateMessage } from '~/ui/StateMessage'
import { useReading } from '~/ui/settings'
import { quote } from '~/ui/table/tableAddress'

interface UnknownNodeProps {
  readonly asked: string
  readonly window: TimeRange
  readonly onClose: () => void
}

/** The address names a node that was not seen: mistyped, of another cluster, or of another time. */
export function UnknownNode({ asked, window, onClose }: UnknownNodeProps) {
  const { zone } = useReading()
  return (
    <StateMessage
      tone="plain"
      title={`No node ${quote(asked)} was seen between ${formatSpan(window.start, window.end, zone)}.`}
      action={{ label: 'Show all nodes', onClick: onClose }}
    >
      The link may come from another cluster or another time: look at the cluster and the range on top of the
      page, and choose “All data” if the node is older.
    </StateMessage>
  )
}
