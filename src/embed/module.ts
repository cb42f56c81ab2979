import { COSTS_TAG, CostsElement } from './costsElement'
import { connectFrame } from './frameHost'
import { mount } from './mount'

export type { HostEvent, HostListener, HostOptions, HostTheme, Mounted, NoticeCode } from './contract'
export { COSTS_TAG, CostsElement, connectFrame, mount }

// A page may hold this module twice, in two versions; the first names the element.
if (globalThis.customElements && !customElements.get(COSTS_TAG))
  customElements.define(COSTS_TAG, CostsElement)
