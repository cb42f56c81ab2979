import { CssBaseline, GlobalStyles, ThemeProvider } from '@mui/material'
import { StrictMode, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { IntlProvider } from 'react-intl'
import { BrowserRouter, Navigate, Route, Routes } from 'react-router-dom'
import { Frame } from './Frame'
import { Home } from './Home'
import { HostContext, useSignIn } from './host'
import { Layout } from './Layout'
import { MESSAGES } from './messages'
import { Cards, Mounted, Two, WithElement } from './screens'
import { themeOf } from './theme'

/** What hosts do to every element of theirs. None of it may reach inside, however important it says it is. */
const RESET = {
  html: { fontSize: '62.5%' },
  '*': { letterSpacing: '0.02em !important' },
  'button, select, input, summary': { borderRadius: '0 !important', textTransform: 'uppercase !important' },
  'h1, h2, h3, p, table': { fontFamily: 'serif !important', color: 'rgb(200, 0, 0) !important' },
  'a, a:visited': { textDecoration: 'underline wavy !important' },
}

function App() {
  const [scheme, setScheme] = useState<'light' | 'dark'>('light')
  const [locale, setLocale] = useState<keyof typeof MESSAGES>('en-US')
  const signIn = useSignIn()
  const theme = useMemo(() => themeOf(scheme), [scheme])
  return (
    <HostContext.Provider value={{ scheme, setScheme, locale, setLocale, ...signIn }}>
      <IntlProvider locale={locale} messages={MESSAGES[locale]}>
        <ThemeProvider theme={theme}>
          <CssBaseline />
          <GlobalStyles styles={RESET} />
          <BrowserRouter>
            <Layout>
              <Routes>
                <Route path="/home" element={<Home />} />
                <Route path="/mounted/*" element={<Mounted />} />
                <Route path="/element/*" element={<WithElement />} />
                <Route path="/framed/*" element={<Frame />} />
                <Route path="/two" element={<Two />} />
                <Route path="/cards" element={<Cards />} />
                <Route path="*" element={<Navigate to="/home" replace />} />
              </Routes>
            </Layout>
          </BrowserRouter>
        </ThemeProvider>
      </IntlProvider>
    </HostContext.Provider>
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has lost its #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
