import { useSearchParams } from 'react-router'

/** Two ways to read the same numbers: what pods allocate, or what the service calls savings. */
export type ReadingChoice = 'allocated' | 'reported'

/** The chosen reading, kept in the address. */
export function useReadingChoice(): [ReadingChoice, (reading: ReadingChoice) => void] {
  const [params, setParams] = useSearchParams()
  const reading = params.get('reading') === 'reported' ? 'reported' : 'allocated'
  const choose = (chosen: ReadingChoice) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        after.set('reading', chosen)
        return after
      },
      { replace: true },
    )
  return [reading, choose]
}
