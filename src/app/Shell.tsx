import { lazy, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { Link, NavLink, Route, Routes, useLocation } from 'react-router'
import type { Figure } from '~/domain/figure'
import { SHIPPED_PRICES } from '~/domain/shippedPrices'
import type { TimeRange } from '~/domain/timeRange'
import type { Instant } from '~/domain/units'
import { Button } from '~/ui/Button'
import { ChartPlaceProvider } from '~/ui/charts/place'
import { localeNow, onLocale } from '~/ui/locale'
import { moneyIn } from '~/ui/money'
import { PanelBoundary } from '~/ui/PanelBoundary'
import type { PageScope, RoutedPageProps } from '~/ui/page'
import { Skeleton } from '~/ui/QueryState'
import { StateMessage } from '~/ui/StateMessage'
import { ReadingSettingsProvider } from '~/ui/settings'
import { type Address, rangeParameter, sharedSearch, withParameter, zoomed } from './address'
import { clockNote, nowIn, useServerAhead } from './clock'
import { DemoBanner } from './DemoBanner'
import { DisplaySettings } from './DisplaySettings'
import { Explanation } from './Explanation'
import { Mark } from './Mark'
import { useOwnTerms } from './ownTerms'
import { type PageRoute, ROUTES } from './routes'
import { ScopeBar } from './ScopeBar'
import styles from './Shell.module.css'
import { useAccounts } from './useAccounts'
import { termsOf, type World } from './world'

const AccountForm = lazy(async () => ({ default: (await import('./AccountForm')).AccountForm }))
const Refresh = lazy(async () => ({ default: (await import('./Refresh')).Refresh }))
const SignIn = lazy(async () => ({ default: (await import('./SignIn')).SignIn }))

interface ShellProps {
  readonly world: World
  readonly address: Address
  readonly notes: readonly string[]
  readonly window: TimeRange
  readonly now: Instant
  /** When the page was asked for; `onAnchor` takes it on. */
  readonly anchor: Instant
  readonly onAnchor: (at: Instant) => void
  /** Whether the page takes the focus: somebody else was here before, and pressed something that is gone. */
  readonly takesFocus: boolean
  readonly onSearch: (search: string) => void
}

/** What stands around every page: where we are, whose costs, over which time, and how numbers are written. */
export function Shell(props: ShellProps) {
  const { world, address, notes, window, now, anchor, onAnchor, takesFocus, onSearch } = props
  const { search, pathname } = useLocation()
  const { currency, metrics, prices, source, host } = termsOf(world)
  // The same from one address to the next: all that is written in it is drawn anew with a new one.
  const worldMoney = useMemo(() => moneyIn(currency), [currency])
  const { terms, keep } = useOwnTerms(world, search, onSearch)
  const book = terms?.merged ?? prices
  const nodePrices = useMemo(
    () => ({ book, shipped: currency === 'USD' ? SHIPPED_PRICES : [] }),
    [book, currency],
  )
  const session = world.kind === 'live' ? world.session : null
  const isSignedIn = session === null || session.state() === 'signed-in'
  const accounts = useAccounts(world, address, isSignedIn)
  const serverAheadMs = useServerAhead(world)
  const wrongClock = clockNote(serverAheadMs)
  const main = useRef<HTMLElement & HTMLDivElement>(null)
  // A page has one header and one main part: within a host's they are the host's.
  const [Header, Content] = host ? (['div', 'div'] as const) : (['header', 'main'] as const)
  const Prompt = host?.SignIn ?? SignIn
  const [isOld, setOld] = useState(false)
  const [explained, setExplained] = useState<Figure | null>(null)
  const locale = useSyncExternalStore(onLocale, localeNow)
  const shared = sharedSearch(search)
  const change = (name: Parameters<typeof withParameter>[1]) => (value: string) =>
    onSearch(withParameter(search, name, value))
  const account = address.account ?? accounts.list?.[0]?.id ?? null
  const scope: PageScope | null =
    account === null || terms === null || !isSignedIn
      ? null
      : {
          account,
          choice: address.range,
          window,
          now,
          anchor,
          metrics,
          prices: nodePrices,
          gateway: { source, serverAheadMs },
        }
  const { within } = address
  const unzoom = within && (() => change('range')(rangeParameter(within)))
  const told = [...notes, ...(terms?.notes ?? [])]
  const title = ROUTES.find(({ path }) => path === pathname)?.title ?? 'Not found'
  useEffect(() => {
    if (host) host.onTitle(title)
    else document.title = `${title} · Kubernetes costs`
  }, [title, host])
  useEffect(() => {
    if (takesFocus) main.current?.focus({ preventScroll: true })
  }, [takesFocus])
  return (
    <ReadingSettingsProvider
      // In another locale every text with a number is another one; what is held here, such as an open drawer, stays.
      key={locale}
      value={{
        zone: address.zone,
        monthHours: address.monthHours,
        money: terms?.money ?? worldMoney,
        explain: setExplained,
        linkSearch: shared,
        keys: host?.keys ?? '',
      }}
    >
      {!host && (
        <a className={styles.skip} href="#content">
          Skip to the page
        </a>
      )}
      {world.kind === 'demo' && <DemoBanner world={world} onScenario={change('scenario')} />}
      <Header className={styles.header}>
        {!host && (
          <Link className={styles.brand} to={{ pathname: '/', search: shared }}>
            <Mark />
            Kubernetes costs
          </Link>
        )}
        <nav className={styles.nav} aria-label="Pages">
          {ROUTES.map(({ path, title: name, load }) => (
            <NavLink
              key={path}
              end
              to={{ pathname: path, search: shared }}
              onPointerEnter={load}
              onFocus={load}
            >
              {name}
            </NavLink>
          ))}
        </nav>
        <DisplaySettings
          address={address}
          withTheme={!host?.scheme}
          onChange={(name, value) => change(name)(value)}
        />
        {!host && session?.state() === 'signed-in' && (
          <Button look="quiet" onClick={session.signOut}>
            Sign out
          </Button>
        )}
      </Header>
      <ScopeBar
        accounts={isSignedIn ? accounts.list : null}
        account={isSignedIn ? account : null}
        choice={address.range}
        window={window}
        now={now}
        onAccount={change('account')}
        onRange={(choice) => change('range')(rangeParameter(choice))}
        onUnzoom={unzoom}
      >
        {scope && (
          <PanelBoundary title="Refresh">
            <Suspense fallback={null}>
              <Refresh
                key={account}
                isRecorded={world.kind === 'demo'}
                readNow={() => nowIn(world)}
                scope={scope}
                onAnchor={onAnchor}
                onOld={setOld}
              />
            </Suspense>
          </PanelBoundary>
        )}
      </ScopeBar>
      {wrongClock && (
        <p className={styles.clock} role="status">
          {wrongClock}
        </p>
      )}
      <Content
        id="content"
        ref={main}
        className={styles.content}
        tabIndex={-1}
        data-old={(isOld && scope !== null) || undefined}
      >
        {told.length > 0 && (
          <div className={styles.notes}>
            {told.map((note) => (
              <StateMessage key={note} tone="warn" title={note} />
            ))}
          </div>
        )}
        {session !== null && !isSignedIn ? (
          <Suspense fallback={<PageSkeleton />}>
            <Prompt session={session} />
          </Suspense>
        ) : scope === null || terms === null ? (
          <Suspense fallback={<PageSkeleton />}>
            {accounts.isLoading || terms === null ? (
              <PageSkeleton />
            ) : (
              <AccountForm onAccount={change('account')} />
            )}
          </Suspense>
        ) : (
          <PanelBoundary key={pathname} title={title}>
            <ChartPlaceProvider
              value={{
                zoom: (part) => onSearch(zoomed(search, address, part)),
                unzoom,
                account: accounts.list?.find(({ id }) => id === account)?.name ?? account ?? '',
                demoMark: world.kind === 'demo' ? world.banner : null,
                now: () => nowIn(world),
                currency,
                conversion: terms.conversion ?? null,
              }}
            >
              <Suspense fallback={<PageSkeleton />}>
                <Routes>
                  {ROUTES.map((route) => (
                    <Route
                      key={route.path}
                      path={route.path}
                      element={
                        <RoutedPage
                          key={route.path}
                          route={route}
                          scope={scope}
                          own={{ terms, currency, gatewayPrices: prices, keep }}
                          onRange={(choice) => change('range')(rangeParameter(choice))}
                        />
                      }
                    />
                  ))}
                  <Route path="*" element={<NotFound search={shared} />} />
                </Routes>
              </Suspense>
            </ChartPlaceProvider>
          </PanelBoundary>
        )}
      </Content>
      {scope && <Explanation figure={explained} scope={scope} onClose={() => setExplained(null)} />}
    </ReadingSettingsProvider>
  )
}

/** Decides once per visit which component draws the page; another type halfway would lose its state. */
function RoutedPage({ route, ...props }: RoutedPageProps & { readonly route: PageRoute }) {
  const [Page] = useState(() => route.page())
  return <Page {...props} />
}

const PageSkeleton = () => (
  <div className={styles.skeleton} aria-busy="true">
    <Skeleton height={88} width={320} />
    <Skeleton height={220} />
    <Skeleton height={220} />
  </div>
)

const NotFound = ({ search }: { readonly search: string }) => (
  <>
    <h1 className="visuallyHidden">Not found</h1>
    <StateMessage tone="plain" title="There is no such page.">
      <Link to={{ pathname: '/', search }}>Go to the overview</Link>
    </StateMessage>
  </>
)
