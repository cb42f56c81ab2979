import { MantineProvider } from '@mantine/core'
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Scheme } from '~/app/address'
import { theme as ours } from '~/ui/theme'
import type { HostOptions } from './contract'
import type { HostState } from './hostState'
import { dress, type Refused } from './hostTheme'
import { ROOT_CLASS, type Stage } from './stage'

interface GroundProps {
  readonly scheme?: Scheme
  readonly children: ReactNode
}

interface HostGroundOptions {
  readonly stage: Stage
  readonly options: HostState<HostOptions>
  readonly onRefused: (refused: Refused) => void
}

/** What everything drawn stands on inside a host: its theme, its scheme, and portals that stay within our root. */
export function createHostGround({ stage, options, onRefused }: HostGroundOptions) {
  return function HostGround({ scheme: chosen = 'system', children }: GroundProps) {
    const { theme, colorScheme, styleNonce } = useSyncExternalStore(options.subscribe, options.get)
    const system = useSyncExternalStore(onSystemScheme, systemScheme)
    const wanted = colorScheme ?? chosen
    const scheme = wanted === 'system' ? system : wanted
    const { variables, refused } = useMemo(() => dress(theme ?? {}, scheme), [theme, scheme])
    // A host says the same in another object whenever it is drawn: only what is another look is set anew.
    const look = JSON.stringify([...variables])
    const [mantine] = useState(() => mantineTheme(stage))
    // Before anything is painted: a change of theme must not be seen on its way.
    useLayoutEffect(() => {
      const { style } = stage.root
      const set: [name: string, value: string][] = JSON.parse(look)
      stage.root.dataset.mantineColorScheme = scheme
      for (const [name, value] of set) style.setProperty(name, value)
      return () => {
        for (const [name] of set) style.removeProperty(name)
      }
    }, [look, scheme])
    useEffect(() => {
      for (const one of refused) onRefused(one)
    }, [refused])
    return (
      <MantineProvider
        theme={mantine}
        forceColorScheme={scheme}
        colorSchemeManager={NO_MANAGER}
        cssVariablesSelector={`.${ROOT_CLASS}`}
        getRootElement={() => stage.root}
        getStyleNonce={() => styleNonce ?? ''}
      >
        {children}
      </MantineProvider>
    )
  }
}

/** A browser keeps one scheme for each origin, and that is the host's. */
const NO_MANAGER = {
  get: (scheme: 'light' | 'dark' | 'auto') => scheme,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
}

/** Pixels of a `rem` in Mantine's own measures. */
const ROOT_FONT_PX = 16

function mantineTheme({ portals }: Stage) {
  // A host that sets another size on its root would make all of ours larger or smaller.
  const rootFont = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  // The page behind is the host's: nobody but the host may lock it.
  const dialog = { lockScroll: false }
  // Mantine's own is a share of the window's height, which in a frame is that of all its content.
  const yOffset = 'calc(5 * var(--k8s-costs-vh, 1dvh))'
  return {
    ...ours,
    scale: rootFont > 0 ? ROOT_FONT_PX / rootFont : 1,
    components: {
      Portal: { defaultProps: { target: portals } },
      Modal: { defaultProps: { ...dialog, yOffset } },
      Drawer: { defaultProps: dialog },
    },
  }
}

const DARK = '(prefers-color-scheme: dark)'
const systemScheme = () => (matchMedia(DARK).matches ? 'dark' : 'light')
function onSystemScheme(listener: () => void) {
  const query = matchMedia(DARK)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
