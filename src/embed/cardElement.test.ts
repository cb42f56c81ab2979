// Custom elements need a document.
// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CARD_TAG, CardElement } from './cardElement'

type Card = HTMLElement & { costs: unknown }
const BREAKDOWN = { total_cost: 1012.5, management_cost: 1010, load_balancer_cost: 2.5 }

const made = () => document.createElement(CARD_TAG) as Card
/** Each row as its name and its amount. */
const rows = (card: Element) =>
  Array.from(
    card.shadowRoot?.querySelectorAll('tr[data-line]') ?? [],
    (row) => `${row.querySelector('th')?.firstChild?.textContent} ${row.lastChild?.textContent}`,
  )
const answer = (card: Element) => card.shadowRoot?.querySelector('p')?.textContent

beforeEach(() => {
  if (!customElements.get(CARD_TAG)) customElements.define(CARD_TAG, CardElement)
})
afterEach(() => document.body.replaceChildren())

test('costs may be set before it is in the page, and again later', () => {
  const card = made()
  card.costs = { breakdown: BREAKDOWN }
  expect(card.shadowRoot).toBeNull()
  document.body.append(card)
  expect(rows(card)).toContain('Control plane $1,010.00')
  card.costs = { ...BREAKDOWN, management_cost: 1 }
  expect(rows(card)).toContain('Control plane $1.00')
})

test('a page that has said nothing yet is not told that there is nothing; one that has is', () => {
  const card = made()
  document.body.append(card)
  card.setAttribute('locale', 'de-DE')
  expect(card.shadowRoot).toBeNull()
  card.costs = undefined
  expect(card.shadowRoot?.textContent).toContain('came without costs of Kubernetes')
})

test('what a script set before the element was defined is honoured once it is', () => {
  const early = document.createElement(`${CARD_TAG}-early`) as Card
  Object.assign(early, { costs: BREAKDOWN })
  document.body.append(early)
  customElements.define(`${CARD_TAG}-early`, class extends CardElement {})
  const card = document.body.firstElementChild as Card
  expect(rows(card)).toContain('Load balancers $2.50')
  card.costs = null
  expect(rows(card)).toEqual([])
  expect(card.shadowRoot?.textContent).toContain('came without costs of Kubernetes')
})

test('currency and locale write the amounts, at once when they change; what is no currency is not dollars', () => {
  const card = made()
  card.costs = BREAKDOWN
  card.setAttribute('currency', 'EUR')
  document.body.append(card)
  expect(rows(card)).toContain('Control plane €1,010.00')
  card.setAttribute('locale', 'de-DE')
  expect(rows(card)).toContain('Control plane 1.010,00\u00a0€')
  card.setAttribute('locale', 'not a language')
  card.setAttribute('currency', 'euros')
  expect(rows(card)).toContain('Control plane ¤1,010.00')
})

test('taken out and put back it is drawn once', () => {
  const card = made()
  card.costs = BREAKDOWN
  document.body.append(card)
  const before = rows(card)
  card.remove()
  document.body.append(card)
  expect(rows(card)).toEqual(before)
  expect(card.shadowRoot?.querySelectorAll('section')).toHaveLength(1)
})

test.each([
  ['$1,012.50 by its parts, and so the service reports it.', {}],
  ['$1,012.50 by its parts. The service reports $1,020.00, $7.50 more.', { total_cost: 1020 }],
  ['$1,012.50 by its parts. The service reports $1,010.00, $2.50 less.', { total_cost: 1010 }],
  ['$1,012.50 by its parts. The service named no total.', { total_cost: undefined }],
  [
    '$5.00 reported by the service, which named no parts.',
    { total_cost: 5, management_cost: undefined, load_balancer_cost: undefined },
  ],
])('the answer comes first: %s', (said, change) => {
  const card = made()
  card.costs = { ...BREAKDOWN, ...change }
  document.body.append(card)
  expect(answer(card)).toBe(said)
})

test('a step towards a larger total says so, and its bar begins where the sum ends', () => {
  const card = made()
  card.costs = { total_cost: 2025, management_cost: 1012.5 }
  document.body.append(card)
  expect(rows(card)).toContain('Not explained +$1,012.50')
  const bar = card.shadowRoot?.querySelector<HTMLElement>('.step span')
  expect([bar?.style.left, bar?.style.width]).toEqual(['50%', '50%'])
})

test('several breakdowns are told apart', () => {
  const card = made()
  card.costs = { k8s_cost_breakdown: [{ breakdown: BREAKDOWN }, { breakdown: BREAKDOWN }] }
  document.body.append(card)
  const heads = Array.from(card.shadowRoot?.querySelectorAll('h4') ?? [], ({ textContent }) => textContent)
  expect(heads).toEqual(['1 of 2', '2 of 2'])
})
