import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { known, missing } from '~/domain/figure'
import { count, hours, usd } from '~/domain/units'
import { Figure } from './Figure'
import { moneyIn } from './money'
import { moneyBeside } from './moneyBeside'
import { ReadingSettingsProvider } from './settings'

const coverage = { covered: hours(32), window: hours(168), first: null, last: null }
const FEE = known('fee.window', usd(3.2), { coverage })

test('whoever hears it hears what it is, its value, where it comes from and how much was seen', () => {
  render(<Figure figure={FEE} />)
  expect(screen.getByRole('button').getAttribute('aria-label')).toBe(
    'Control-plane fee: $3.20, observed, 32 of 168 h (19 %)',
  )
  expect(screen.getByText('Control-plane fee')).toBeTruthy()
  expect(screen.getByText('observed').title).toMatch(/^Observed: from samples/)
})

test('a figure that speaks of no span says nothing of coverage', () => {
  render(<Figure figure={known('nodes.now', count(4))} label="Nodes now" />)
  expect(screen.getByRole('button', { name: 'Nodes now: 4, observed' })).toBeTruthy()
})

test('carries its id and its text, remark and all, for whoever checks it', () => {
  const { container } = render(
    <Figure figure={known('fee.month', usd(72), { coverage })} size="inline" bare />,
  )
  const text = container.querySelector('[data-figure="fee.month"]')
  expect(text?.textContent).toBe('$72.00/mo (720 h)')
  expect(screen.queryByText('Control-plane fee')).toBeNull()
})

test('a month is as long as the reader says', () => {
  const settings = {
    zone: 'utc',
    monthHours: 730,
    money: moneyIn('USD'),
    explain: () => undefined,
    linkSearch: '',
  } as const
  render(
    <ReadingSettingsProvider value={settings}>
      <Figure figure={known('fee.month', usd(73))} />
    </ReadingSettingsProvider>,
  )
  expect(screen.getByRole('button', { name: /\$73\.00\/mo \(730 h\), projected$/ })).toBeTruthy()
})

test('what is missing is a dash with its reason, on hover, in words and to a screen reader; never a zero', () => {
  const { container } = render(<Figure figure={missing('fee.window', 'no samples in this window')} />)
  const button = screen.getByRole('button', {
    name: 'Control-plane fee: not known, no samples in this window, observed',
  })
  expect(button.title).toBe('no samples in this window')
  expect(button.textContent).toBe('—')
  expect(container.querySelector('[data-missing]')).toBeTruthy()
  expect(screen.getByText('no samples in this window')).toBeTruthy()
  expect(container.textContent).not.toContain('0')
})

test('pressing it asks where it comes from', async () => {
  const explain = vi.fn()
  render(
    <ReadingSettingsProvider
      value={{ zone: 'utc', monthHours: 720, money: moneyIn('USD'), explain, linkSearch: '' }}
    >
      <Figure figure={FEE} />
    </ReadingSettingsProvider>,
  )
  await userEvent.click(screen.getByRole('button'))
  expect(explain.mock.calls).toEqual([[FEE]])
})

test('a second currency stands under money, in its title where there is no room, and beside nothing else', () => {
  const money = moneyBeside(moneyIn('USD'), { currency: 'EUR', perUnit: 0.5, date: '2025-10-09' })
  const settings = { zone: 'utc', monthHours: 720, money, explain: () => undefined, linkSearch: '' } as const
  const { container } = render(
    <ReadingSettingsProvider value={settings}>
      <Figure figure={FEE} />
      <Figure figure={known('fee.month', usd(72))} size="inline" />
      <Figure figure={known('whatIf.saving', { low: usd(10), high: usd(20) })} />
      <Figure figure={known('whatIf.after', { low: usd(30), high: usd(30) })} />
      <Figure figure={known('nodes.now', count(4))} />
      <Figure figure={missing('fee.rate', 'no samples')} />
    </ReadingSettingsProvider>,
  )
  expect(container.textContent?.match(/≈[^≈]*2025-10-09/g)).toEqual([
    '≈ €1.60 at 0.5 on 2025-10-09',
    '≈ €5.00 to €10.00/mo at 0.5 on 2025-10-09',
    '≈ €15.00/mo at 0.5 on 2025-10-09',
  ])
  expect(container.querySelector('[data-figure="fee.window"]')?.textContent).toBe('$3.20')
  expect(screen.getByRole('button', { name: /72\.00/ }).title).toBe('≈ €36.00/mo at 0.5 on 2025-10-09')
})
