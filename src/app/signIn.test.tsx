import { act, configure, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw/http'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { recordedServer } from '#mocks/node'
import { configOf, renderLive } from './testing/renderPage'

// A first page loads its code, and machines differ.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 30_000 })

const recorded = recordedServer()
const headers: (string | null)[] = []
beforeAll(() => {
  recorded.server.listen({ onUnhandledFrame: 'error' })
  recorded.server.events.on('request:start', ({ request }) => {
    headers.push(request.headers.get('authorization'))
  })
})
beforeEach(() => {
  headers.length = 0
  recorded.server.use(
    http.get('*/k8s-cost-api/v1/clusters', () =>
      HttpResponse.json({
        clusters: [
          { id: world.account, name: 'Production' },
          { id: OTHER, name: 'Staging' },
        ],
      }),
    ),
  )
})
afterEach(() => recorded.server.resetHandlers())
afterAll(() => recorded.server.close())

const world = recorded.play('recorded')
const OTHER = '00000000-0000-4000-8000-0000000000aa'
const ORG = '00000000-0000-4000-8000-000000000001'
const TOKEN = 'test-token-test-token'
const NEXT = 'other-token-other-token'

const show = (path: string) => {
  recorded.play('recorded')
  return renderLive(path, configOf(world, { auth: 'restapi', accounts: null }))
}
const figure = (id: string) => document.querySelector(`[data-figure="${id}"]`)?.textContent ?? null
const field = () => screen.findByLabelText('Access token of CloudTuner')
async function signIn(token: string) {
  await userEvent.type(await field(), token)
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
}
const arrived = () => waitFor(() => expect(figure('infra.window')).toBe('$3.96'))
const keptIn = (queryClient: ReturnType<typeof show>['queryClient']) =>
  queryClient
    .getQueryCache()
    .getAll()
    .flatMap(({ state }) => state.data ?? [])
const refusal = (code: string, status: number) =>
  HttpResponse.json({ error: { code, message: 'x', request_id: 'r' } }, { status })

test('nobody is signed in: a prompt, and not one question', async () => {
  show(`/?account=${world.account}`)
  await field()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Sign in')
  expect(recorded.requests).toEqual([])
  await signIn('short')
  expect(screen.getByText('A token has 16 to 4096 characters and no blanks.')).toBeTruthy()
  expect(recorded.requests).toEqual([])
})

test('signed in: every question carries the token, and nothing else holds it', async () => {
  show(`/?account=${world.account}&range=7d`)
  await signIn(`Bearer ${TOKEN}`)
  await arrived()
  expect(new Set(headers)).toEqual(new Set([`Bearer ${TOKEN}`]))
  expect(recorded.requests.join()).not.toContain(TOKEN)
  expect(document.documentElement.outerHTML).not.toContain(TOKEN)
  expect(JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie).not.toContain(TOKEN)
})

test('fault 79: what is typed never becomes an attribute of the page', async () => {
  show(`/?account=${world.account}`)
  await userEvent.type(await field(), TOKEN)
  expect(document.documentElement.outerHTML).not.toContain(TOKEN)
})

test('fault 63: a token that ends hides the figures, is asked for once, and leads back to the same view', async () => {
  const { queryClient } = show(`/?account=${world.account}&range=24h`)
  await signIn(TOKEN)
  await waitFor(() => expect(figure('fee.window')).toBe('$2.40'))
  recorded.server.use(http.get('*/k8s-cost-api/v1/*', () => refusal('unauthenticated', 401)))
  await act(() => queryClient.refetchQueries())
  await field()
  expect(screen.getAllByRole('alert')).toHaveLength(1)
  expect(screen.getByRole('alert').textContent).toContain('Your sign-in has ended.')
  expect(document.querySelector('[data-figure]')).toBeNull()
  expect(document.querySelector('main')?.textContent).not.toContain('$')
  expect(keptIn(queryClient)).toEqual([])
  recorded.server.resetHandlers()
  const before = recorded.requests.length
  await signIn(NEXT)
  await waitFor(() => expect(figure('fee.window')).toBe('$2.40'))
  expect(recorded.requests.length).toBeGreaterThan(before)
  expect(headers.slice(before).every((header) => header === `Bearer ${NEXT}`)).toBe(true)
})

test('fault 64: signing out drops figures, answers and an open explanation, before the next reader', async () => {
  const { queryClient } = show(`/?account=${world.account}`)
  await signIn(TOKEN)
  await arrived()
  await userEvent.click(
    screen.getAllByRole('button', { name: /^Control-plane fee: \$3\.20/ })[0] as HTMLElement,
  )
  await screen.findByRole('dialog')
  // The drawer keeps the pointer from the page behind it; a host may sign its reader out all the same.
  const leave = screen.getByRole('button', { name: 'Sign out', hidden: true })
  act(() => leave.click())
  expect(document.querySelector('[data-figure]')).toBeNull()
  expect(keptIn(queryClient)).toEqual([])
  await field()
  expect(screen.queryByText('Your sign-in has ended.')).toBeNull()
  await signIn(NEXT)
  await arrived()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('fault 60: a right that is withdrawn takes along what was read under it, of every window', async () => {
  const { queryClient } = show(`/?account=${world.account}`)
  await signIn(TOKEN)
  await arrived()
  recorded.server.use(
    http.get('*/k8s-cost-api/v1/:endpoint', ({ params: { endpoint } }) =>
      endpoint === 'clusters' ? undefined : refusal('forbidden', 403),
    ),
  )
  const range = screen.getByRole('combobox', { name: 'Time range' })
  await userEvent.selectOptions(range, '24h')
  expect((await screen.findAllByText('This account may not be read with this sign-in.'))[0]).toBeTruthy()
  await waitFor(() => expect(document.querySelector('[data-figure]')).toBeNull())
  await userEvent.selectOptions(range, '7d')
  await waitFor(() => expect(screen.getAllByRole('alert').length).toBeGreaterThan(0))
  expect(document.querySelector('[data-figure]')).toBeNull()
  // The names of the clusters are no figures.
  expect(keptIn(queryClient)).toEqual([
    { id: world.account, name: 'Production' },
    { id: OTHER, name: 'Staging' },
  ])
})

test('fault 53: a source that refuses the gateway signs nobody out', async () => {
  recorded.server.use(http.get('*/k8s-cost-api/v1/metrics', () => refusal('upstream_auth', 502)))
  show(`/nodes?account=${world.account}`)
  await signIn(TOKEN)
  expect(await screen.findByText('The proxy was refused.')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Sign out' })).toBeTruthy()
})

test('the clusters of the organisation in the address are there to choose from; the first is shown', async () => {
  show(`/?org=${ORG}`)
  await signIn(TOKEN)
  await arrived()
  expect(screen.getByRole('option', { name: 'Production', selected: true })).toBeTruthy()
  expect(screen.getByRole('option', { name: 'Staging' })).toBeTruthy()
  const lists = recorded.requests.filter((url) => url.includes('/clusters'))
  expect(lists.map((url) => new URL(url).search)).toEqual([`?organization_id=${ORG}`])
})

test('without an organisation those beside the account are asked for', async () => {
  show(`/?account=${world.account}`)
  await signIn(TOKEN)
  await arrived()
  const lists = recorded.requests.filter((url) => url.includes('/clusters'))
  expect(lists.map((url) => new URL(url).search)).toEqual([`?cloud_account_id=${world.account}`])
})

test('a list that cannot be had leaves the id, and takes no page away', async () => {
  recorded.server.use(http.get('*/k8s-cost-api/v1/clusters', () => refusal('authz_unavailable', 503)))
  show(`/?account=${world.account}`)
  await signIn(TOKEN)
  await arrived()
  expect(screen.getByText(world.account)).toBeTruthy()
  expect(screen.queryByRole('combobox', { name: 'Account' })).toBeNull()
})

test('neither account nor organisation: the reader is asked which', async () => {
  show('/')
  await signIn(TOKEN)
  expect(await screen.findByRole('heading', { name: 'Which cluster?' })).toBeTruthy()
  expect(recorded.requests).toEqual([])
})
