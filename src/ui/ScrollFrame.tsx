import type { ReactNode, Ref } from 'react'

interface ScrollFrameProps {
  /** What scrolls, for who hears it. */
  readonly label: string
  readonly className: string | undefined
  readonly ref?: Ref<HTMLElement>
  readonly children: ReactNode
}

/** A region that scrolls in itself, so that the page need not: it has a name, and the keyboard reaches it. */
export const ScrollFrame = ({ label, className, ref, children }: ScrollFrameProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section ref={ref} className={className} tabIndex={0} aria-label={label}>
    {children}
  </section>
)
