import { createTheme } from '@mantine/core'

/**
 * Chart colours by meaning, never by rank. Four hues only; measured on white and on the dark ground for
 * contrast (at least 3.4 and 3.9 to 1) and for distance under colour-blindness (ΔE76 at least 15 and 9.9).
 * The values live in `tokens.css`, one for each scheme.
 */
export const COLOUR = {
  fee: 'var(--fee)',
  loadBalancers: 'var(--load-balancers)',
  spot: 'var(--spot)',
  onDemand: 'var(--on-demand)',
  unknown: 'var(--unknown)',
} as const

/** Shade 8 in both schemes and automatic text contrast: Mantine's defaults fail the accessibility scan. */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  respectReducedMotion: true,
})
