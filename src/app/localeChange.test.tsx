import { act, configure, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { recordedServer } from '#mocks/node'
import { setLocale } from '~/ui/locale'
import { renderPage } from './testing/renderPage'

// A first page loads its code, and machines differ.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 30_000 })

const recorded = recordedServer()
beforeAll(() => recorded.server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => setLocale(undefined))
afterAll(() => recorded.server.close())

const figure = () => document.querySelector('[data-figure="infra.window"]')

test('in another locale every number is written anew, nothing is asked again, and an open drawer stays', async () => {
  setLocale('en-US')
  renderPage('/?show=EUR*0.92*2026-11-20', recorded.play('recorded'))
  await waitFor(() => expect(figure()?.textContent).toBe('$3.96'))
  await userEvent.click(figure()?.closest('button') as Element)
  expect((await screen.findByRole('dialog')).textContent).toContain('at 0.92 on')
  const asked = recorded.requests.length

  act(() => setLocale('de-DE'))
  const drawer = screen.getByRole('dialog')
  expect(drawer.textContent).toContain('3,96\u00a0$')
  expect(drawer.textContent).toContain('at 0,92 on')
  expect(figure()?.textContent).toBe('3,96\u00a0$')
  expect(recorded.requests).toHaveLength(asked)
})
