import { useSearchParams } from 'react-router'

/**
 * The parameters of the address, and how some of them are changed: in place, so that no step back leads through every
 * choice, and where the reader is on the page stays. What becomes empty or null is left out.
 */
export function useParameters() {
  const [params, setParams] = useSearchParams()
  const change = (changed: Readonly<Record<string, string | null>>) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        for (const [name, value] of Object.entries(changed))
          if (value) after.set(name, value)
          else after.delete(name)
        return after
      },
      { replace: true, preventScrollReset: true },
    )
  return { params, change }
}
