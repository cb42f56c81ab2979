import { MantineProvider } from '@mantine/core'
import { getNonce } from 'get-nonce'
import type { ReactNode } from 'react'
import { theme } from '~/ui/theme'
import type { Scheme } from './address'

interface GroundProps {
  readonly scheme?: Scheme
  readonly children: ReactNode
}

/** What everything drawn stands on: theme, colour scheme, and the nonce its styles need. */
export const Ground = ({ scheme = 'system', children }: GroundProps) => (
  <MantineProvider
    theme={theme}
    getStyleNonce={() => getNonce() ?? ''}
    defaultColorScheme="auto"
    {...(scheme === 'system' ? {} : { forceColorScheme: scheme })}
  >
    {children}
  </MantineProvider>
)
