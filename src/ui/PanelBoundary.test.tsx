import { fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Panel } from './Panel'

// React tells the console of every error it catches.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.restoreAllMocks()
})

function Fragile({ isBroken }: { readonly isBroken: () => boolean }) {
  if (isBroken()) throw new Error('a bad sample')
  return <p>drawn</p>
}

test('fault 67: a part that breaks is told in its own place; the others stay', () => {
  render(
    <>
      <Panel title="Cost">
        <Fragile isBroken={() => true} />
      </Panel>
      <Panel title="Nodes">
        <p>4 nodes</p>
      </Panel>
    </>,
  )
  const broken = screen.getByRole('region', { name: 'Cost' })
  expect(broken.querySelector('[role="alert"]')?.textContent).toContain('“Cost” could not be drawn.')
  expect(broken.textContent).toContain('a bad sample')
  expect(screen.getByRole('region', { name: 'Nodes' }).textContent).toContain('4 nodes')
  expect(screen.getAllByRole('alert')).toHaveLength(1)
})

test('it can be drawn again', () => {
  let isBroken = true
  render(
    <Panel title="Cost">
      <Fragile isBroken={() => isBroken} />
    </Panel>,
  )
  isBroken = false
  fireEvent.click(screen.getByRole('button', { name: 'Draw it again' }))
  expect(screen.getByText('drawn')).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
})
