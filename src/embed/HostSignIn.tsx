import { useSyncExternalStore } from 'react'
import { StateMessage } from '~/ui/StateMessage'
import type { Standing } from './hostSession'
import type { HostState } from './hostState'

interface HostSignInProps {
  readonly standing: HostState<Standing>
  readonly onAsk: () => void
}

/** In place of a prompt: the host knows who reads, and has been told. */
export function HostSignIn({ standing, onAsk }: HostSignInProps) {
  const asked = useSyncExternalStore(standing.subscribe, standing.get)
  return asked === 'asking' ? (
    <StateMessage tone="plain" title="Asking CloudTuner who is reading …" />
  ) : (
    <StateMessage
      tone="bad"
      title="Your sign-in has ended."
      action={{ label: 'Ask CloudTuner again', onClick: onAsk }}
    >
      Nothing of it is kept here. Sign in to CloudTuner again: this view comes back by itself.
    </StateMessage>
  )
}
