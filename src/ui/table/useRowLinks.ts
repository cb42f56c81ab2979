import { useEffect } from 'react'

/** Marks the link that opens a row, and names the row. */
export const ROW_LINK = 'data-opens'

const linkIn = (row: Element | null | undefined): HTMLElement | null =>
  row?.querySelector<HTMLElement>(`a[${ROW_LINK}]`) ?? null

/**
 * Makes the whole of a row do what its link does, unless something else was meant: a button, or text being
 * selected. Up and down walk from link to link. Done once on the frame, so that rows carry no handlers.
 */
export function useRowLinks(frame: HTMLElement | null): void {
  useEffect(() => {
    if (frame === null) return
    const press = (event: MouseEvent) => {
      const { target } = event
      if (!(target instanceof Element) || target.closest('a, button, input, summary')) return
      const selected = getSelection()
      if (selected !== null && !selected.isCollapsed) return
      const link = linkIn(target.closest('tbody tr'))
      if (link === null) return
      // For whoever asks later where the focus came from.
      link.focus({ preventScroll: true })
      link.dispatchEvent(
        new MouseEvent('click', {
          bubbles: true,
          cancelable: true,
          ctrlKey: event.ctrlKey,
          metaKey: event.metaKey,
        }),
      )
    }
    const walk = (event: KeyboardEvent) => {
      const { target, key } = event
      if ((key !== 'ArrowDown' && key !== 'ArrowUp') || !(target instanceof Element)) return
      if (!target.matches(`a[${ROW_LINK}]`)) return
      event.preventDefault()
      let row = target.closest('tr')
      do row = (key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling) as typeof row
      while (row && linkIn(row) === null)
      linkIn(row)?.focus()
    }
    frame.addEventListener('click', press)
    frame.addEventListener('keydown', walk)
    return () => {
      frame.removeEventListener('click', press)
      frame.removeEventListener('keydown', walk)
    }
  }, [frame])
}

/** Gives the focus to the link that opens a row, in the document or shadow root we stand in; false where it is not drawn. */
export function focusRowLink(id: string, within: ParentNode = document): boolean {
  const link = [...within.querySelectorAll<HTMLElement>(`a[${ROW_LINK}]`)].find(
    (one) => one.getAttribute(ROW_LINK) === id,
  )
  link?.focus({ preventScroll: true })
  return link !== undefined
}
