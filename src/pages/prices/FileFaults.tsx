import type { FileFault } from '~/domain/priceFile'
import { StateMessage } from '~/ui/StateMessage'

/** Why a file was not taken, row by row. */
export const FileFaults = ({ faults }: { readonly faults: readonly FileFault[] }) =>
  faults.length === 0 ? null : (
    <StateMessage tone="bad" title="These prices were not taken; yours are as they were.">
      <ul>
        {faults.map(({ row, reason }) => (
          <li key={`${row} ${reason}`}>{row === null ? reason : `Price ${row}: ${reason}`}</li>
        ))}
      </ul>
    </StateMessage>
  )
