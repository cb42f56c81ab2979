import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import styles from './ScrollFrame.module.css'

interface ScrollFrameProps {
  /** What scrolls, for who hears it. */
  readonly label: string
  readonly className: string | undefined
  readonly ref?: Ref<HTMLElement | null>
  readonly children: ReactNode
}

/**
 * A region that scrolls in itself, so that the page need not: it has a name, and the keyboard reaches it. Its edge fades
 * where more lies behind it, as few systems show a bar before one scrolls.
 */
export function ScrollFrame({ label, className, ref, children }: ScrollFrameProps) {
  const frame = useRef<HTMLElement>(null)
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(ref, () => frame.current)
  useEffect(() => (frame.current ? fadeEdge(frame.current) : undefined), [])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={frame} className={`${styles.frame} ${className}`} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}

/** Marks a frame for as long as it has more to the right; ends with what is returned. */
function fadeEdge(frame: HTMLElement): () => void {
  const tell = () => {
    const left = frame.scrollWidth - frame.clientWidth - frame.scrollLeft
    // Widths are rounded, the place is not.
    frame.toggleAttribute('data-more', left > 1)
  }
  const sizes = new ResizeObserver(tell)
  for (const one of [frame, ...frame.children]) sizes.observe(one)
  frame.addEventListener('scroll', tell, { passive: true })
  return () => {
    sizes.disconnect()
    frame.removeEventListener('scroll', tell)
  }
}
