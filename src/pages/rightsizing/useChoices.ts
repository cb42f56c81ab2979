import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Choices } from '~/domain/whatIfSituation'
import { type AddressedChoices, readChoices, wordsOf } from './whatIfAddress'

export interface ChoicesInAddress extends AddressedChoices {
  readonly change: (changed: Partial<Choices>) => void
  readonly search: (isSearching: boolean) => void
}

/** What the reader assumes, kept in the address so that a link shows the same. */
export function useChoices(): ChoicesInAddress {
  const [params, setParams] = useSearchParams()
  const { text, write } = useWritten(params.toString(), (written) => setParams(written, { replace: true }))
  const put = (words: Record<string, string | null>) => {
    const after = new URLSearchParams(text)
    for (const [name, word] of Object.entries(words))
      if (word === null) after.delete(name)
      else after.set(name, word)
    write(after.toString())
  }
  return {
    ...readChoices(new URLSearchParams(text)),
    change: (changed) => put(wordsOf(changed)),
    search: (isSearching) => put({ find: isSearching ? 'yes' : null }),
  }
}

/**
 * The address follows a little later than what is written to it. Until it has, what was written holds, so that a field
 * shows at once what was put in and a second change builds on the first. An address nobody here wrote ends that.
 */
function useWritten(address: string, writeAddress: (text: string) => void) {
  const [state, setState] = useState<{ readonly seen: string; readonly written: readonly string[] }>({
    seen: address,
    written: [],
  })
  const arrived = state.written.indexOf(address)
  if (state.seen !== address)
    setState({ seen: address, written: arrived < 0 ? [] : state.written.slice(arrived + 1) })
  return {
    text: state.written.at(-1) ?? address,
    write: (text: string) => {
      setState({ seen: state.seen, written: [...state.written, text] })
      writeAddress(text)
    },
  }
}
