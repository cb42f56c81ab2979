import { AppBar, Box, Button, List, ListItemButton, ListItemText, Toolbar, Typography } from '@mui/material'
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Link, useLocation } from 'react-router-dom'
import { useHost } from './host'

const MENU = ['home', 'mounted', 'element', 'framed', 'two', 'cards'] as const

export function Layout({ children }: { readonly children: ReactNode }) {
  const { scheme, setScheme, locale, setLocale, isSignedIn, signOut } = useHost()
  const { pathname } = useLocation()
  const { formatMessage } = useIntl()
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: '100vh' }}>
      <AppBar position="sticky" color="default">
        <Toolbar variant="dense">
          <Typography variant="h6" component="span" sx={{ flex: 1 }}>
            CloudTuner
          </Typography>
          <Button onClick={() => setScheme(scheme === 'light' ? 'dark' : 'light')}>Host theme</Button>
          <Button onClick={() => setLocale(locale === 'en-US' ? 'de-DE' : 'en-US')}>Host locale</Button>
          <Button onClick={signOut}>Host sign out</Button>
        </Toolbar>
      </AppBar>
      <Box sx={{ display: 'flex', flex: 1 }}>
        <Box
          component="nav"
          aria-label="Host"
          sx={{ width: { xs: 0, sm: 200 }, overflow: 'hidden', flexShrink: 0 }}
        >
          <List>
            {MENU.map((id) => (
              <ListItemButton
                key={id}
                component={Link}
                to={`/${id}`}
                selected={pathname.startsWith(`/${id}`)}
              >
                <ListItemText primary={formatMessage({ id })} />
              </ListItemButton>
            ))}
          </List>
        </Box>
        <Box component="main" sx={{ flex: 1, minWidth: 0 }}>
          {isSignedIn ? children : <FormattedMessage id="signedOut" />}
        </Box>
      </Box>
    </Box>
  )
}
