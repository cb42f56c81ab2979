// First: what every other sheet of ours stands on.
import '~/ui/styles'

import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createClient } from '~/api/client'
import { ApiError } from '~/api/errors'
import { withParameter } from '~/app/address'
import { worldFrom } from '~/app/liveWorld'
import { NoConfiguration } from '~/app/NoConfiguration'
import { prefetchFirstScreen } from '~/app/prefetch'
import { forgetAnswers, questionsTo } from '~/app/questions'
import { ROUTES } from '~/app/routes'
import type { Host, LiveWorld } from '~/app/world'
import { setLocale } from '~/ui/locale'
import type { HostListener, HostOptions, Mounted } from './contract'
import { HostedApp } from './HostedApp'
import { HostSignIn } from './HostSignIn'
import { createHostGround } from './hostGround'
import { createHostRoute, type HostRoute } from './hostRoute'
import { type HostSession, openHostSession, type Standing } from './hostSession'
import { createHostState } from './hostState'
import { setStage } from './stage'

let open = 0
/** Of several on a page each names its parts apart: what points into one chart would point into another's. */
let made = 0

/** The app in a shadow root, as the host wants it. Everything it holds ends with `unmount`. */
export function openDashboard(shadow: ShadowRoot, first: HostOptions, tell: HostListener): Mounted {
  const stage = setStage(shadow)
  const root = createRoot(stage.app, { identifierPrefix: `${++made}-` })
  const options = createHostState(first)
  const world = createHostState<LiveWorld | null>(null)
  const standing = createHostState<Standing>('asking')
  const route = createHostRoute({
    first: first.route,
    hrefOf: (to) => `${options.get().basePath?.replace(/\/$/, '') ?? '#'}${to}`,
    onNavigate: (to, replace) => tell({ type: 'navigate', route: to, replace }),
  })
  const ground = createHostGround({
    stage,
    options,
    onRefused: (refused) => tell({ type: 'notice', ...refused }),
  })
  const height = new ResizeObserver(() => {
    const { scrollHeight } = stage.app
    // A host takes the first as a sign that there is something to see.
    if (scrollHeight > 0) tell({ type: 'height', height: scrollHeight })
  })
  height.observe(stage.app)
  // One component for good: another would be another prompt.
  const SignIn = () => <HostSignIn standing={standing} onAsk={() => reader?.askForReader()} />
  const onTitle = (title: string) => tell({ type: 'title', title })
  const hostNow = (): Host => ({ ...settledBy(options.get()), SignIn, onTitle })
  let reader: HostSession | null = null
  let forget: () => void = () => undefined
  let isOpen = true
  open++
  const write = (locale: string | undefined) => {
    setLocale(locale)
    tellLanguage(locale, tell)
  }
  if (first.locale !== undefined) write(first.locale)

  async function start(): Promise<void> {
    const base = options.get().apiBase ?? '/'
    const [config, asked] = await Promise.all([
      createClient({ base }).getConfig().catch(failureIn),
      openHostSession({
        token: () => options.get().token,
        standing,
        onExpired: () => tell({ type: 'auth-expired' }),
      }),
      // A page that cannot be fetched is told by the shell, which asks once more.
      ROUTES.find(({ path }) => path === route.location().pathname)
        ?.load()
        .catch(() => undefined),
    ])
    if (!isOpen) return
    if (config instanceof ApiError) {
      tell({ type: 'error', message: config.message })
      root.render(<NoConfiguration failure={config} onRetry={start} ground={ground} />)
      return
    }
    const live = worldFrom(config)
    // Where the gateway asks nobody, a token says nothing.
    reader = live.session === null ? null : asked
    if (reader?.session.state() === 'signed-out') tell({ type: 'auth-expired' })
    const opened = { ...live, session: reader?.session ?? null, host: hostNow() }
    world.set(opened)
    tellCurrency(options.get().currency, config.currency, tell)
    const queryClient = questionsTo(opened, base)
    forget = () => forgetAnswers(queryClient)
    prefetchFirstScreen(queryClient, opened, route.location())
    root.render(
      <StrictMode>
        <QueryClientProvider client={queryClient}>
          <HostedApp world={world} route={route} ground={ground} onReady={() => tell({ type: 'ready' })} />
        </QueryClientProvider>
      </StrictMode>,
    )
  }

  void start().catch(() => tell({ type: 'error', message: 'The dashboard could not be started.' }))
  return {
    update(changes) {
      const before = options.get()
      const after = defined({ ...before, ...changes })
      options.set(after)
      if (after.locale !== before.locale) write(after.locale)
      const live = world.get()
      if (live !== null) {
        // Another world is another start for much of the app: only where the host has settled something else.
        if (JSON.stringify(settledBy(after)) !== JSON.stringify(settledBy(before)))
          world.set({ ...live, host: hostNow() })
        if (after.currency !== before.currency) tellCurrency(after.currency, live.config.currency, tell)
      }
      const went = changes.route !== undefined && route.follow(changes.route)
      if (!went && after.account !== before.account) leaveAccount(route)
      if (after.token === undefined && before.token !== undefined) reader?.signOut()
      else if (after.token !== before.token && reader?.session.state() !== 'signed-in') reader?.ask()
    },
    unmount() {
      isOpen = false
      reader?.close()
      height.disconnect()
      root.unmount()
      forget()
      stage.clear()
      if (--open > 0) return
      setLocale(undefined)
    },
  }
}

const failureIn = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error
  throw error
}

/** What the host has settled for every address that does not say otherwise. */
const settledBy = ({ account, organization, timeZone, colorScheme, instance }: HostOptions) => ({
  account: account ?? null,
  organization: organization ?? null,
  zone: timeZone ?? null,
  scheme: colorScheme ?? null,
  keys: instance === undefined ? '' : `${instance}:`,
})

function tellCurrency(said: string | undefined, feed: string, tell: HostListener): void {
  if (said === undefined || said === feed) return
  const message = `The feed is in ${feed}, not in ${said}: amounts are shown in ${feed}, as there is no rate.`
  tell({ type: 'notice', code: 'currency', message })
}

/** Numbers and dates follow the locale; the words are English. */
function tellLanguage(locale: string | undefined, tell: HostListener): void {
  if (locale === undefined || /^en\b/i.test(locale)) return
  const numbers =
    Intl.NumberFormat.supportedLocalesOf(locale).length > 0
      ? `Numbers and dates are written as in ${locale}.`
      : 'How it writes numbers and dates this browser does not know: they are as it is set.'
  const message = `There are no texts in ${locale} yet: they stay English, from left to right, and are marked so. ${numbers}`
  tell({ type: 'notice', code: 'locale', message })
}

/** The host shows another account: one chosen here before is over. */
function leaveAccount({ location, navigator }: HostRoute): void {
  const { pathname, search } = location()
  if (new URLSearchParams(search).has('account'))
    navigator.replace({ pathname, search: withParameter(search, 'account', null) })
}

type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined }
/** Cast: what is left is defined. */
const defined = (options: Loose<HostOptions>): HostOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as HostOptions
