import { isKnown } from '~/domain/figure'
import { FIGURES } from '~/domain/figures'
import { NOTHING } from '~/ui/format'
import { type Money, moneyIn } from '~/ui/money'
import css from './card.css?inline'
import { CAUSE_WORDS, type CardReport, cardReports, PART_NAMES } from './cardReport'
import { readOptions } from './readOptions'

export const CARD_TAG = 'cloudtuner-kubernetes-cost-card'

/** Node and other places without a document may import this module; there it defines nothing. */
const Base = globalThis.HTMLElement ?? class {}

/**
 * The parts of a resource's Kubernetes costs, for a page that has them already: it asks nothing. Set `costs` to
 * `k8s_costs` of `clean_expenses`, to its list or to an entry. Attributes: `currency` is an ISO 4217 code, `locale` says
 * in BCP 47 how amounts are written. Without React, of which a page of the host's needs no second one for a table.
 */
export class CardElement extends Base {
  static readonly observedAttributes = ['currency', 'locale']
  #costs: unknown

  get costs(): unknown {
    return this.#costs
  }
  set costs(costs: unknown) {
    this.#costs = costs
    if (this.isConnected) this.#draw()
  }

  connectedCallback(): void {
    if (Object.hasOwn(this, 'costs')) {
      // Set by a script before this class was there, it would hide our setter.
      this.#costs = Reflect.get(this, 'costs')
      Reflect.deleteProperty(this, 'costs')
    }
    this.#draw()
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#draw()
  }

  #draw(): void {
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    shadow.adoptedStyleSheets = [styleSheet()]
    const { options } = readOptions({
      currency: this.getAttribute('currency'),
      locale: this.getAttribute('locale'),
    })
    const money = moneyIn(options.currency ?? 'USD', options.locale)
    const reports = cardReports(this.#costs)
    shadow.replaceChildren(
      element('section', { lang: 'en', dir: 'ltr', 'aria-label': 'Kubernetes costs' }, [
        element('h3', {}, ['Kubernetes costs']),
        ...(reports.length === 0
          ? [
              element('p', {}, [
                'This resource came without costs of Kubernetes. They may be 0, or not collected.',
              ]),
            ]
          : reports.map((report) => cardOf(report, money))),
      ]),
    )
  }
}

let sheet: CSSStyleSheet | null = null
function styleSheet(): CSSStyleSheet {
  if (sheet === null) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
  }
  return sheet
}

function cardOf({ parts, reconciliation, notices }: CardReport, money: Money): HTMLElement {
  const { reported, difference, ours, causes, unexplained } = reconciliation
  const row = (name: string, amount: string, attributes: Record<string, string> = {}) =>
    element('tr', attributes, [
      element('th', { scope: 'row' }, [name]),
      element('td', amount === NOTHING ? { title: 'not reported as a cost' } : {}, [amount]),
    ])
  const notes = [
    ...causes.map(
      ({ cause, amount }) => `${CAUSE_WORDS[cause]} That makes ${money.amount(amount)} of the difference.`,
    ),
    ...(isKnown(difference) && unexplained !== 0
      ? [`${money.amount(unexplained)} of the difference is not explained.`]
      : []),
    ...(isKnown(difference) && difference.value === 0 ? ['The reported total is the sum of its parts.'] : []),
    ...notices,
  ]
  return element('div', {}, [
    element('table', {}, [
      element('tbody', {}, [
        ...parts.map(({ part, amount }) =>
          row(PART_NAMES[part], amount === null ? NOTHING : money.amount(amount), { 'data-part': part }),
        ),
        ...(ours === null
          ? []
          : [row('Sum of the parts', money.amount(ours), { class: 'sum', 'data-sum': 'ours' })]),
        row(FIGURES['reported.total'].label, isKnown(reported) ? money.amount(reported.value) : NOTHING, {
          'data-sum': 'reported',
        }),
      ]),
    ]),
    ...(notes.length === 0
      ? []
      : [
          element(
            'ul',
            {},
            notes.map((note) => element('li', {}, [note])),
          ),
        ]),
  ])
}

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly (string | HTMLElement)[],
): HTMLElement {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  made.append(...children)
  return made
}
