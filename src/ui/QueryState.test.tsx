import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type PanelQuery, QueryState } from './QueryState'

const NOW = Date.UTC(2025, 9, 10, 11)
const failure: NonNullable<PanelQuery<string>['error']> = {
  kind: 'server',
  endpoint: 'savings',
  status: 502,
  code: 'upstream_error',
  reason: 'The cost service failed or cannot be reached.',
  path: null,
  requestId: null,
  canRetry: true,
  waitMs: null,
}
const pending: PanelQuery<string> = {
  data: undefined,
  error: null,
  isFetching: true,
  isPlaceholderData: false,
  dataUpdatedAt: 0,
  retryAt: null,
  refetch: () => undefined,
}
const ready = { ...pending, data: '$3.20', isFetching: false, dataUpdatedAt: NOW }

const show = (query: PanelQuery<string>) =>
  render(
    <QueryState query={query} what="cost samples" skeleton={<i data-testid="shape" />}>
      {(text) => <p>{text}</p>}
    </QueryState>,
  )

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

test('pending: the final shape and a word for those who cannot see it; more words after three seconds', () => {
  const { container } = show(pending)
  expect(screen.getByTestId('shape')).toBeTruthy()
  expect(screen.getByRole('status').textContent).toBe('Loading cost samples')
  expect(container.querySelector('[aria-busy="true"]')).toBeTruthy()
  act(() => vi.advanceTimersByTime(2999))
  expect(screen.queryByText(/^Still waiting/)).toBeNull()
  act(() => vi.advanceTimersByTime(1))
  expect(screen.getByText(/^Still waiting for cost samples\./)).toBeTruthy()
})

test('ready: the figures and nothing else', () => {
  const { container } = show(ready)
  expect(screen.getByText('$3.20')).toBeTruthy()
  expect(container.querySelector('[aria-busy="true"], [data-dimmed]')).toBeNull()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('failed: what, and what to do; never a zero', () => {
  const refetch = vi.fn()
  const { container } = show({ ...pending, error: failure, isFetching: false, refetch })
  expect(screen.getByRole('alert').textContent).toContain('The cost service failed (502).')
  expect(screen.getByText(/code: upstream_error/).textContent).toContain('endpoint: savings')
  expect(container.textContent).not.toContain('$')
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(refetch).toHaveBeenCalledOnce()
})

test('failed after it was ready: the old figures stay, dimmed, with their age', () => {
  const { container } = show({ ...ready, error: failure, dataUpdatedAt: NOW - 3 * 3_600_000 })
  expect(screen.getByRole('alert')).toBeTruthy()
  expect(screen.getByText('$3.20').closest('[data-dimmed]')).toBeTruthy()
  expect(container.textContent).toContain('Showing the figures of 3 h ago.')
})

test('a new window on its way: the old figures stay, dimmed and busy', () => {
  show({ ...ready, isPlaceholderData: true, isFetching: true })
  expect(screen.getByText('$3.20').closest('[data-dimmed][aria-busy="true"]')).toBeTruthy()
})

test('trying again says so', () => {
  show({ ...pending, error: failure, isFetching: true })
  expect(screen.getByRole('button', { name: 'Trying…' })).toBeTruthy()
})

test('fault 29: asked to wait, it counts down, says so once, and “Try again” does not wait', () => {
  const refetch = vi.fn()
  show({ ...pending, error: failure, isFetching: false, retryAt: NOW + 12_000, refetch })
  expect(screen.getByText('Trying again in 12 s.')).toBeTruthy()
  expect(screen.getByRole('status').textContent).toBe('Trying again in 12 seconds.')
  act(() => vi.advanceTimersByTime(5000))
  expect(screen.getByText('Trying again in 7 s.')).toBeTruthy()
  expect(screen.getByRole('status').textContent).toBe('Trying again in 12 seconds.')
  act(() => vi.advanceTimersByTime(60_000))
  expect(screen.getByText('Trying again in 0 s.')).toBeTruthy()
  expect(refetch).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(refetch).toHaveBeenCalledOnce()
})
