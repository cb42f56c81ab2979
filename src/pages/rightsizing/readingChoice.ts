import { quote } from '~/ui/table/tableAddress'
import { useParameters } from '~/ui/useParameters'

/** Two ways to read the same numbers: what pods allocate, or what the service calls savings. */
export type ReadingChoice = 'allocated' | 'reported'

interface ReadingInAddress {
  readonly reading: ReadingChoice
  /** What the reader has to know of an address that names neither. */
  readonly notes: readonly string[]
  readonly choose: (reading: ReadingChoice) => void
}

/** The chosen reading, kept in the address. */
export function useReadingChoice(): ReadingInAddress {
  const { params, change } = useParameters()
  const said = params.get('reading') ?? 'allocated'
  const isReading = said === 'allocated' || said === 'reported'
  return {
    reading: isReading ? said : 'allocated',
    notes: isReading ? [] : [`${quote(said)} is not a reading of these numbers; what is allocated is shown.`],
    choose: (chosen) => change({ reading: chosen }),
  }
}
