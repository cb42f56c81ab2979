import { createTheme } from '@mui/material'
import type { HostTheme } from 'kubernetes-cost-dashboard'

const PALETTE = { primary: { main: '#004C74' }, error: { main: '#B00020' }, secondary: { main: '#F58535' } }
const FONT = 'Ubuntu, "DejaVu Sans", sans-serif'

export const themeOf = (mode: 'light' | 'dark') =>
  createTheme({
    palette: { ...PALETTE, mode, ...(mode === 'dark' && { primary: { main: '#7FC4EC' } }) },
    typography: { fontFamily: FONT },
    shape: { borderRadius: 8 },
  })

/** The same for the dashboard: colours as MUI resolved them for this scheme. */
export const tokensOf = (mode: 'light' | 'dark'): HostTheme => {
  const { palette } = themeOf(mode)
  return {
    accent: palette.primary.main,
    background: palette.background.default,
    surface: mode === 'light' ? '#F5F6F8' : '#1E1E1E',
    error: mode === 'light' ? palette.error.main : '#FF9A9A',
    fontFamily: FONT,
    radius: 8,
    chart: ['#4AB4EE', '#FFC348', '#30D5C8', '#9950B1'],
  }
}
