// Custom elements need a document.
// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CARD_TAG, CardElement } from './cardElement'

type Card = HTMLElement & { costs: unknown }
const BREAKDOWN = { total_cost: 1012.5, management_cost: 1010, load_balancer_cost: 2.5 }

const made = () => document.createElement(CARD_TAG) as Card
const rows = (card: Element) =>
  Array.from(card.shadowRoot?.querySelectorAll('tr') ?? [], ({ textContent }) => textContent)

beforeEach(() => {
  if (!customElements.get(CARD_TAG)) customElements.define(CARD_TAG, CardElement)
})
afterEach(() => document.body.replaceChildren())

test('costs may be set before it is in the page, and again later', () => {
  const card = made()
  card.costs = { breakdown: BREAKDOWN }
  expect(card.shadowRoot).toBeNull()
  document.body.append(card)
  expect(rows(card)).toContain('Control plane$1,010.00')
  card.costs = { ...BREAKDOWN, management_cost: 1 }
  expect(rows(card)).toContain('Control plane$1.00')
})

test('what a script set before the element was defined is honoured once it is', () => {
  const early = document.createElement(`${CARD_TAG}-early`) as Card
  Object.assign(early, { costs: BREAKDOWN })
  document.body.append(early)
  customElements.define(`${CARD_TAG}-early`, class extends CardElement {})
  const card = document.body.firstElementChild as Card
  expect(rows(card)).toContain('Load balancers$2.50')
  card.costs = null
  expect(rows(card)).toEqual([])
  expect(card.shadowRoot?.textContent).toContain('came without costs of Kubernetes')
})

test('currency and locale write the amounts, at once when they change; what is neither is left out', () => {
  const card = made()
  card.costs = BREAKDOWN
  card.setAttribute('currency', 'EUR')
  document.body.append(card)
  expect(rows(card)).toContain('Control plane€1,010.00')
  card.setAttribute('locale', 'de-DE')
  expect(rows(card)).toContain('Control plane1.010,00\u00a0€')
  card.setAttribute('locale', 'not a language')
  card.setAttribute('currency', 'euros')
  expect(rows(card)).toContain('Control plane$1,010.00')
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
