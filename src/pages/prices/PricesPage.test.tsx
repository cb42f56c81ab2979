import { configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { recordedServer } from '#mocks/node'
import { configOf, renderLive, renderPage } from '~/app/testing/renderPage'
import { formatPriceFile } from '~/domain/priceFile'
import { priceBookToText } from '~/domain/priceText'
import { usdPerHour } from '~/domain/units'

// A first page loads its code, and machines differ.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 60_000 })

const recorded = recordedServer()
beforeAll(() => recorded.server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => localStorage.clear())
afterAll(() => recorded.server.close())

const show = (scenario: string, search = '', path = '/prices') =>
  renderPage(`${path}${search}`, recorded.play(scenario))

const OWN = {
  instanceType: 't3a.2xlarge',
  purchase: 'spot',
  region: null,
  perHour: usdPerHour(0.08),
  source: 'contract',
  date: '2025-10-01',
} as const
const KEPT = 'kubernetes-costs:prices'
const keep = (...book: (typeof OWN)[]) => localStorage.setItem(KEPT, formatPriceFile(book, 'USD'))
const linkOf = (perHour: number) =>
  `?prices=${priceBookToText([{ ...OWN, perHour: usdPerHour(perHour) }]) ?? ''}`

const figure = (id: string) =>
  [...document.querySelectorAll(`[data-figure="${id}"]`)].map(
    (element) => `${element.textContent}, ${element.getAttribute('data-provenance')}`,
  )
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const fill = async (name: RegExp | string, text: string) => {
  const field = screen.getByRole('textbox', { name })
  await userEvent.clear(field)
  if (text) await userEvent.type(field, text)
}
const bookRows = () =>
  within(screen.getByRole('region', { name: 'Stated prices' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent)

describe('in the feed', () => {
  test('each price from what to what, over which window and how much of it', async () => {
    show('recorded')
    const list = await screen.findByRole('list', { name: 'Network prices' })
    expect(figure('egress.internet')).toEqual(['$0.1430 per GB, observed'])
    expect(list.textContent).toContain('$0.1430 per GB at first, unchanged')
    const rates = screen.getByRole('region', { name: 'Rates per hour' })
    const [, fee, balancer] = within(rates).getAllByRole('row')
    expect(fee?.textContent).toMatch(
      /^Control-plane fee.*\$0\.10\/h.*Oct 9, 04:00.*\$0\.10\/h.*Oct 10, 11:00 UTC.*unchanged$/,
    )
    expect(balancer?.textContent).toMatch(/^Load balancer.*\$0\.0239\/h/)
    expect(screen.getByText('Oct 3, 11:00 – Oct 10, 11:00 UTC', { selector: 'main p' })).toBeTruthy()
    expect(
      within(screen.getByRole('region', { name: 'In the feed' })).getAllByText('32 of 168 h (19 %)').length,
    ).toBeGreaterThan(1)
  })

  test('extendedFee: how far a rate moved, in money, share and word', async () => {
    show('extendedFee')
    const rates = await screen.findByRole('region', { name: 'Rates per hour' })
    const [, fee] = within(rates).getAllByRole('row')
    expect(fee?.lastElementChild?.textContent).toBe('▲ +$0.50/h, 500 % dearer')
  })

  test('denied: told there, and what somebody states is there all the same', async () => {
    show('denied')
    expect(await screen.findByText('The proxy was refused.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'State a price' })).toBeTruthy()
  })
})

test('public prices are asked last, with source and date, and how many nodes are at them', async () => {
  show('recorded')
  expect(
    await screen.findByText('Of the nodes that run now: 4 at the list price of their type.'),
  ).toBeTruthy()
  await userEvent.click(screen.getByText('8 public prices, with source and date'))
  const [prices] = screen.getAllByRole('region', { name: 'Public prices, each with its source' })
  expect(prices?.textContent).toContain('t3a.2xlarge, spot, ap-south-1$0.0709 to $0.0783/hSkyPilot')
  expect(await screen.findByRole('button', { name: 't3a.2xlarge, spot (4)' })).toBeTruthy()
})

describe('the reader’s own prices', () => {
  test('are stated, price nodes at once, are changed, removed and brought back', async () => {
    show('recorded')
    await press('t3a.2xlarge, spot (4)')
    const form = screen.getByRole('form', { name: 'A price of a node' })
    expect(document.activeElement).toBe(within(form).getByRole('textbox', { name: 'Price per hour (USD)' }))
    await fill('Price per hour (USD)', '0.08')
    await fill('Source', 'contract')
    await press('State this price')
    await waitFor(() => expect(bookRows()).toHaveLength(1))
    expect(bookRows()[0]).toContain('t3a.2xlargespotevery region$0.08/hcontract2025-10-10you4')
    expect(screen.queryByText('No price of yours yet:')).toBeNull()
    await press('Change t3a.2xlarge, spot, every region')
    await fill('Price per hour (USD)', '0.09')
    await press('Change the price')
    await waitFor(() => expect(bookRows()[0]).toContain('$0.09/h'))
    await press('Remove t3a.2xlarge, spot, every region')
    expect(await screen.findByText(/Nobody has stated a price/)).toBeTruthy()
    expect(localStorage.getItem(KEPT)).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Undo' }))
    await press('Undo')
    await waitFor(() => expect(bookRows()[0]).toContain('$0.09/h'))
    await userEvent.click(screen.getByRole('link', { name: 'Nodes' }))
    // 4 × 0.09.
    await waitFor(() => expect(new Set(figure('nodes.rate'))).toEqual(new Set(['$0.36/h, modelled'])))
  })

  test('with faults are not: each is told beside its field, and the first has the focus', async () => {
    show('recorded')
    await press('State a price')
    await fill('Price per hour (USD)', '0,08')
    await fill('Of which day', '30 February')
    await press('State this price')
    const told = (name: string) => {
      const field = screen.getByRole('textbox', { name })
      const ids = field.getAttribute('aria-describedby')?.split(' ') ?? []
      return ids.map((id) => document.getElementById(id)?.textContent).join()
    }
    expect(told('Instance type')).toMatch(/^Has to be a name such as m5\.large/)
    expect(told('Price per hour (USD)')).toMatch(/^Has to be a price per hour above 0/)
    expect(told('Source')).toMatch(/who says so\.$/)
    expect(told('Of which day')).toBe('Has to be a day such as 2025-10-09.')
    expect(told('Region')).toBe('')
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Instance type' }))
    expect(localStorage.getItem(KEPT)).toBeNull()
  })

  test('stand before the gateway’s, which are listed as set aside', async () => {
    const world = recorded.play('recorded')
    keep(OWN)
    const stated = {
      instance_type: 't3a.2xlarge',
      purchase: 'spot',
      price_per_hour: 0.5,
      source: 'ops',
      date: '2025-01-01',
    } as const
    renderLive('/prices', configOf(world, { prices: [stated] }))
    await screen.findByRole('region', { name: 'Stated prices' })
    await waitFor(() => expect(bookRows()[0]).toMatch(/contract2025-10-01you4/))
    expect(bookRows()[1]).toContain('ops2025-01-01the gatewayset aside by yours0')
  })

  test('that are kept in a form nobody can read count as none, quietly', async () => {
    localStorage.setItem(KEPT, '{"kind":"__proto__"}')
    show('recorded')
    expect(await screen.findByText(/Nobody has stated a price/)).toBeTruthy()
    expect(screen.queryByText(/cannot be read/)).toBeNull()
  })

  test('hold without a store that keeps them', async () => {
    const refuse = vi.fn(() => {
      throw new DOMException('no', 'SecurityError')
    })
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
    show('recorded')
    await press('t3a.2xlarge, spot (4)')
    await fill('Price per hour (USD)', '0.08')
    await fill('Source', 'contract')
    await press('State this price')
    await waitFor(() => expect(bookRows()).toHaveLength(1))
    expect(refuse).toHaveBeenCalled()
    vi.unstubAllGlobals()
  })
})

describe('a file', () => {
  test('is taken over what is there', async () => {
    keep(OWN)
    show('recorded')
    await screen.findByRole('region', { name: 'Stated prices' })
    const book = [
      { ...OWN, perHour: usdPerHour(0.07) },
      { ...OWN, instanceType: 'm5.large' },
    ]
    await userEvent.upload(
      screen.getByLabelText('File of prices'),
      new File([formatPriceFile(book, 'USD')], 'ours.json', { type: 'application/json' }),
    )
    expect(await screen.findByText(/2 prices of ours\.json are stated/)).toBeTruthy()
    await waitFor(() => expect(bookRows()).toHaveLength(2))
    expect(bookRows()[0]).toContain('$0.07/h')
  })

  test('with a fault is not taken at all, and says which row', async () => {
    show('recorded')
    await screen.findByRole('button', { name: 'Import a file' })
    const bad = formatPriceFile([OWN, { ...OWN, date: 'today' }], 'USD')
    await userEvent.upload(
      screen.getByLabelText('File of prices'),
      new File([bad], 'bad.json', { type: 'application/json' }),
    )
    expect((await screen.findByRole('alert')).textContent).toContain('Price 2: date has to be')
    expect(localStorage.getItem(KEPT)).toBeNull()
  })
})

describe('prices in a link', () => {
  test('are in force and kept nowhere until the reader says so', async () => {
    keep(OWN)
    show('recorded', linkOf(0.5))
    expect(await screen.findByText('The link you opened brings one price of its own.')).toBeTruthy()
    expect(bookRows()[0]).toContain('$0.50/h')
    expect(screen.queryByRole('button', { name: 'State a price' })).toBeNull()
    expect(localStorage.getItem(KEPT)).toContain('0.08')
    await press('Go back to mine')
    await waitFor(() => expect(bookRows()[0]).toContain('$0.08/h'))
    expect(screen.queryByText(/The link you opened/)).toBeNull()
  })

  test('replace what is kept when told to', async () => {
    keep(OWN)
    show('recorded', linkOf(0.5))
    await press('Replace mine with these')
    await waitFor(() => expect(screen.queryByText(/The link you opened/)).toBeNull())
    expect(bookRows()[0]).toContain('$0.50/h')
    expect(localStorage.getItem(KEPT)).toContain('0.5')
  })

  test('go along to other pages', async () => {
    show('recorded', linkOf(0.5), '/nodes')
    await waitFor(() => expect(new Set(figure('nodes.rate'))).toEqual(new Set(['$2.00/h, modelled'])))
    await userEvent.click(screen.getByRole('link', { name: 'Overview' }))
    await waitFor(() => expect(new Set(figure('nodes.rate'))).toEqual(new Set(['$2.00/h, modelled'])))
  })

  test.each(['__proto__', '1*m5.large*d**0*x*2025-10-01', '%00'])(
    'that read %s are left out, aloud',
    async (text) => {
      show('recorded', `?prices=${text}&show=${text}`)
      expect(
        await screen.findByText('The prices in the link cannot be read; they are left out.'),
      ).toBeTruthy()
      expect(screen.getByText('The currency in the link cannot be read; it is left out.')).toBeTruthy()
      expect(await screen.findByText(/Nobody has stated a price/)).toBeTruthy()
    },
  )
})

describe('another currency', () => {
  test('stands under each figure with its rate and day, and the first line stays as it was', async () => {
    show('recorded')
    await press('Show another currency')
    await fill('Currency', 'eur')
    await fill('1 USD is worth', '0.5')
    await fill('On which day', '2025-10-09')
    await press('Show it')
    // 0.143 × 0.5.
    expect(await screen.findByText('≈ €0.0715 per GB at 0.5 on 2025-10-09')).toBeTruthy()
    expect(figure('egress.internet')).toEqual(['$0.1430 per GB, observed'])
    expect(localStorage.getItem('kubernetes-costs:show')).toBe('EUR*0.5*2025-10-09')
    await userEvent.click(screen.getByRole('link', { name: 'Overview' }))
    // 3.20 + 0.7648 = 3.9648, halved.
    expect((await screen.findAllByText('≈ €1.98 at 0.5 on 2025-10-09')).length).toBeGreaterThan(0)
    expect(figure('infra.window')[0]).toBe('$3.96, observed')
  })

  test('of a link is shown and not kept', async () => {
    show('recorded', '?show=INR*80*2025-10-09')
    expect(await screen.findByText('≈ ₹11.4400 per GB at 80 on 2025-10-09')).toBeTruthy()
    expect(localStorage.length).toBe(0)
    await press('Show USD only')
    await waitFor(() => expect(screen.queryByText(/≈/)).toBeNull())
  })

  test('needs a rate and a day', async () => {
    show('recorded')
    await press('Show another currency')
    await fill('Currency', 'euro')
    await press('Show it')
    expect(screen.getByText('Has to be a code of three letters such as EUR.')).toBeTruthy()
    expect(screen.getByText(/Has to be a number above 0/)).toBeTruthy()
  })
})
