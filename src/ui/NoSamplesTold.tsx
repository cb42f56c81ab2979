import type { RangeChoice } from '~/domain/scope'
import type { MetricSet } from '~/domain/series'
import { formatInstant, formatSpan } from './format'
import type { PageScope } from './page'
import { StateMessage } from './StateMessage'
import { useReading } from './settings'

export interface NoSamplesProps {
  readonly set: MetricSet
  readonly scope: PageScope
  readonly onRange: (choice: RangeChoice) => void
}

/** An answer without data is told as such, with the usual causes and a way on. */
export function NoSamplesTold({ set, scope, onRange }: NoSamplesProps) {
  const { zone } = useReading()
  const span = formatSpan(scope.window.start, scope.window.end, zone)
  const action =
    scope.choice.kind === 'all'
      ? undefined
      : { label: 'Show all data', onClick: () => onRange({ kind: 'all' }) }
  return (
    <StateMessage tone="plain" title={`No samples between ${span}.`} action={action}>
      The service answered, but with nothing for this account and window, so there is nothing to add up. Usual
      causes:
      <ul>
        <li>
          the account id is not the one the cluster writes under (its remote write sends another tenant id);
        </li>
        <li>Kubecost or Prometheus in the cluster has stopped, or its remote write is not set up yet;</li>
        <li>the window ends more than about 30 days ago: raw samples are not kept longer.</li>
      </ul>
      {set.counts.unusable > 0 && `${set.counts.unusable} samples came without a usable number. `}
      Asked at {formatInstant(scope.anchor, zone)}.
    </StateMessage>
  )
}
