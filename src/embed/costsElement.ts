import type { HostOptions, HostTheme, Mounted } from './contract'
import { openIn } from './mount'

export const COSTS_TAG = 'cloudtuner-kubernetes-costs'

/** Attributes, and the options they stand for. What is secret or no text is a property only. */
const ATTRIBUTES: Readonly<Record<string, keyof HostOptions>> = {
  account: 'account',
  organization: 'organization',
  'api-base': 'apiBase',
  'color-scheme': 'colorScheme',
  locale: 'locale',
  currency: 'currency',
  'time-zone': 'timeZone',
  'base-path': 'basePath',
  route: 'route',
  instance: 'instance',
}

/** Node and other places without a document may import this module; there it defines nothing. */
const Base = globalThis.HTMLElement ?? class {}

/**
 * The dashboard as an element. Its events are `CustomEvent`s of the type's name whose `detail` is the `HostEvent`. A
 * token is taken from the property or the options, never from an attribute, where every script and style could read it.
 */
export class CostsElement extends Base {
  static readonly observedAttributes = [...Object.keys(ATTRIBUTES), 'token']
  #options: HostOptions = {}
  #mounted: Mounted | null = null

  get options(): HostOptions {
    return this.#options
  }
  /** Replaces all that was set as properties; attributes stay. */
  set options(options: HostOptions) {
    const gone = Object.fromEntries(Object.keys(this.#options).map((name) => [name, undefined]))
    this.#options = options
    this.#mounted?.update({ ...gone, ...this.#fromAttributes(), ...options })
  }
  set token(token: HostOptions['token']) {
    this.#set({ token })
  }
  set theme(theme: HostTheme | undefined) {
    this.#set({ theme })
  }

  connectedCallback(): void {
    this.#takeEarly()
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    this.style.display ||= 'block'
    this.#mounted = openIn(shadow, { ...this.#fromAttributes(), ...this.#options }, (event) =>
      this.dispatchEvent(new CustomEvent(event.type, { detail: event, composed: true })),
    )
    if (this.hasAttribute('token')) this.#refuseToken()
  }

  disconnectedCallback(): void {
    this.#mounted?.unmount()
    this.#mounted = null
  }

  attributeChangedCallback(name: string, _: string | null, value: string | null): void {
    const option = ATTRIBUTES[name]
    if (option === undefined) {
      if (value !== null && this.#mounted) this.#refuseToken()
    } else if (this.#options[option] === undefined) this.#mounted?.update({ [option]: value ?? undefined })
  }

  #set(changes: Parameters<Mounted['update']>[0]): void {
    this.#options = { ...this.#options, ...changes } as HostOptions
    this.#mounted?.update(changes)
  }

  #fromAttributes(): HostOptions {
    const said = Object.entries(ATTRIBUTES).map(([name, option]) => [
      option,
      this.getAttribute(name) ?? undefined,
    ])
    return Object.fromEntries(said.filter(([, value]) => value !== undefined))
  }

  /** Properties a script set before this class was there hide our setters. */
  #takeEarly(): void {
    for (const name of ['options', 'token', 'theme'] as const) {
      if (!Object.hasOwn(this, name)) continue
      const value = Reflect.get(this, name)
      Reflect.deleteProperty(this, name)
      Reflect.set(this, name, value)
    }
  }

  #refuseToken(): void {
    this.removeAttribute('token')
    const message = 'A token is not taken from an attribute; set the property.'
    const event = { type: 'notice', code: 'option-refused', message }
    this.dispatchEvent(new CustomEvent('notice', { detail: event, composed: true }))
  }
}
