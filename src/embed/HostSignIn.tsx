import { useSyncExternalStore } from 'react'
import { StateMessage } from '~/ui/StateMessage'
import type { Standing } from './hostSession'
import type { HostState } from './hostState'

/** In place of a prompt: the host knows who reads, and has been told. */
export function HostSignIn({ standing }: { readonly standing: HostState<Standing> }) {
  const asked = useSyncExternalStore(standing.subscribe, standing.get)
  return asked === 'asking' ? (
    <StateMessage tone="plain" title="Asking CloudTuner who is reading …" />
  ) : (
    <StateMessage tone="bad" title="Your sign-in has ended.">
      Nothing of it is kept here. Sign in to CloudTuner again: this view comes back by itself.
    </StateMessage>
  )
}
