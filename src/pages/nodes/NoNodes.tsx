import type { RangeChoice } from '~/domain/scope'
import type { TimeRange } from '~/domain/timeRange'
import { formatSpan } from '~/ui/format'
import { StateMessage } from '~/ui/StateMessage'
import { useReading } from '~/ui/settings'

interface NoNodesProps {
  readonly window: TimeRange
  readonly choice: RangeChoice
  readonly onRange: (choice: RangeChoice) => void
}

/** Other metrics are there, so the cluster is heard; it just says nothing of its nodes. */
export function NoNodes({ window, choice, onRange }: NoNodesProps) {
  const { zone } = useReading()
  return (
    <StateMessage
      tone="plain"
      title={`No node samples between ${formatSpan(window.start, window.end, zone)}.`}
      action={
        choice.kind === 'all'
          ? undefined
          : { label: 'Show all data', onClick: () => onRange({ kind: 'all' }) }
      }
    >
      The cluster sends other metrics, but not <code>kubecost_node_is_spot</code>, by which nodes are known.
      Check that the remote write of Prometheus does not drop it.
    </StateMessage>
  )
}
