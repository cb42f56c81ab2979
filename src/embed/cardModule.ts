import { CARD_TAG, CardElement } from './cardElement'

export { CARD_TAG, CardElement }

// A page may hold this module twice, in two versions; the first names the element.
if (globalThis.customElements && !customElements.get(CARD_TAG)) customElements.define(CARD_TAG, CardElement)
