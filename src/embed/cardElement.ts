import { times, usd } from '~/domain/units'
import { NOTHING } from '~/ui/format'
import { type Money, moneyIn } from '~/ui/money'
import css from './card.css?inline'
import { type CardLine, type CardReport, cardReports } from './cardReport'
import { readOptions } from './readOptions'

export const CARD_TAG = 'cloudtuner-kubernetes-cost-card'

/** ISO 4217 for no currency: amounts whose currency is not known are not dollars. */
const NO_CURRENCY = 'XXX'

/** Node and other places without a document may import this module; there it defines nothing. */
const Base = globalThis.HTMLElement ?? class {}

/**
 * The parts of a resource's Kubernetes costs, for a page that has them already: it asks nothing. Set `costs` to
 * `k8s_costs` of `clean_expenses`, to its list or to an entry. Attributes: `currency` is an ISO 4217 code, USD unless
 * said; `locale` says in BCP 47 how amounts are written. Without React, of which a page needs no second one for a table.
 */
export class CardElement extends Base {
  static readonly observedAttributes = ['currency', 'locale']
  #costs: unknown
  /** A page that is still asking has said nothing, and so does the card. */
  #isSaid = false

  get costs(): unknown {
    return this.#costs
  }
  set costs(costs: unknown) {
    this.#costs = costs
    this.#isSaid = true
    if (this.isConnected) this.#draw()
  }

  connectedCallback(): void {
    if (Object.hasOwn(this, 'costs')) {
      // Set by a script before this class was there, it would hide our setter.
      const early = Reflect.get(this, 'costs')
      Reflect.deleteProperty(this, 'costs')
      this.costs = early
    } else this.#draw()
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#draw()
  }

  #draw(): void {
    if (!this.#isSaid) return
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    shadow.adoptedStyleSheets = [styleSheet()]
    const said = this.getAttribute('currency')
    const { options } = readOptions({ currency: said, locale: this.getAttribute('locale') })
    const money = moneyIn(options.currency ?? (said === null ? 'USD' : NO_CURRENCY), options.locale)
    const reports = cardReports(this.#costs)
    shadow.replaceChildren(
      element('section', { lang: 'en', dir: 'ltr', 'aria-label': 'Kubernetes costs' }, [
        element('h3', {}, ['Kubernetes costs']),
        ...(reports.length === 0 ? [element('p', {}, [NO_COSTS])] : []),
        ...reports.flatMap((report, i) => [
          ...(reports.length > 1 ? [element('h4', {}, [`${i + 1} of ${reports.length}`])] : []),
          ...cardOf(report, money),
        ]),
        ...(reports.length > 0 ? [element('p', { class: 'source' }, [SOURCE])] : []),
      ]),
    )
  }
}

const NO_COSTS = 'This resource came without costs of Kubernetes. They may be 0, or not collected.'
const SOURCE = 'As the cost service reported it, for the dates of this page. Not checked against samples.'

let sheet: CSSStyleSheet | null = null
function styleSheet(): CSSStyleSheet {
  if (sheet === null) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
  }
  return sheet
}

function cardOf(report: CardReport, money: Money): HTMLElement[] {
  const { lines, ours, reported, notices } = report
  return [
    element('p', {}, [
      element('strong', {}, [money.amount(ours ?? reported ?? usd(0))]),
      inWords(report, money),
    ]),
    element('table', {}, [
      element('caption', {}, ['From the parts to the reported total']),
      element(
        'tbody',
        {},
        lines.flatMap((line) => rowsOf(line, lines, money)),
      ),
    ]),
    ...notices.map((notice) => element('p', { class: 'notice' }, [notice])),
  ]
}

/** What the first number is, and whether the service says the same. */
function inWords({ ours, reported, difference }: CardReport, money: Money): string {
  if (ours === null) return ' reported by the service, which named no parts.'
  if (reported === null || difference === null) return ' by its parts. The service named no total.'
  if (difference === 0) return ' by its parts, and so the service reports it.'
  const apart = money.amount(times(difference, Math.sign(difference)))
  return ` by its parts. The service reports ${money.amount(reported)}, ${apart} ${difference > 0 ? 'more' : 'less'}.`
}

/** A line of the card, and beneath it its bar: for the eye alone, as the amount says the same. */
function rowsOf({ kind, of, name, says, amount, from }: CardLine, lines: readonly CardLine[], money: Money) {
  const sign = kind === 'step' && amount !== null && amount > 0 ? '+' : ''
  const bar = element('div', amount === null ? { class: 'none' } : {}, [])
  if (amount !== null) {
    // All on one axis, which holds whatever any of them reaches.
    const ends = lines.map((line) => line.from + (line.amount ?? 0))
    const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)]
    const share = (length: number) => `${high > low ? (length / (high - low)) * 100 : 0}%`
    const mark = element('span', {}, [])
    mark.style.left = share(Math.min(from, from + amount) - low)
    mark.style.width = share(Math.abs(amount))
    bar.append(mark)
  }
  return [
    element('tr', { class: kind, 'data-line': of }, [
      element('th', { scope: 'row' }, [name, element('small', {}, [says])]),
      element('td', {}, [amount === null ? NOTHING : sign + money.amount(amount)]),
    ]),
    element('tr', { class: kind, 'aria-hidden': 'true' }, [element('td', { colspan: '2' }, [bar])]),
  ]
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
