import { type KeyboardEvent, useEffect, useRef } from 'react'

/** What a `details` element needs to be a menu: a press outside closes it, and so does Escape, which is then used up. */
export function useMenu() {
  const menu = useRef<HTMLDetailsElement>(null)
  const close = () => menu.current?.removeAttribute('open')
  useEffect(() => {
    // Its path, not its target: to the document all of a shadow root is one element.
    const outside = (event: PointerEvent) => {
      if (menu.current && !event.composedPath().includes(menu.current)) menu.current.removeAttribute('open')
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [])
  const focus = () => menu.current?.querySelector('summary')?.focus()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu.current?.open) return
    event.preventDefault()
    close()
    focus()
  }
  return { menu, close, focus, onKeyDown }
}
