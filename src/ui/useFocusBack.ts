import { useEffect } from 'react'

/**
 * Gives the focus back to where it was when a dialog opened. Mantine does so for dialogs that stay in the page
 * while closed; ours come and go with what they show.
 */
export function useFocusBack(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return
    const before = focused()
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [isOpen])
}

/** What has the focus, inside a shadow root too: to the document all of one is its host. */
export function focused(): Element | null {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at
}
