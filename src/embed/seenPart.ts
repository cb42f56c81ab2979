/** What the reader sees of a frame, pixels: from its own top, and how much. */
export interface SeenPart {
  readonly top: number
  readonly height: number
}

/** A dialog needs this much to be of use, though less of its frame be seen. Pixels. */
export const LEAST_HEIGHT = 600
/** Often enough that a dialog opens where the reader is by then, milliseconds. */
const LOOK_EVERY = 200

/**
 * Keeps dialogs in what the reader sees of a frame that is as high as its content: it has no window of its own for them
 * to stand in. Which part that is the browser tells, whatever frames and boxes around ours scroll. A host that lays
 * bars of its own over the frame knows better: from its first word on only it is believed. Gives back how to tell.
 */
export function keepDialogsInSight(shadow: ShadowRoot): (told: SeenPart) => void {
  const { documentElement } = document
  const place = (seen: SeenPart) => {
    const style = shadow.querySelector<HTMLElement>('.portals')?.style
    const whole = Math.max(innerHeight, documentElement.scrollHeight)
    const height = Math.min(whole, Math.max(seen.height, LEAST_HEIGHT))
    style?.setProperty('--k8s-costs-seen-top', `${Math.min(seen.top, whole - height)}px`)
    style?.setProperty('--k8s-costs-seen-height', `${height}px`)
    style?.setProperty('--k8s-costs-vh', `${height / 100}px`)
  }
  const observer = new IntersectionObserver(([entry]) => {
    if (entry?.isIntersecting)
      place({ top: entry.intersectionRect.top, height: entry.intersectionRect.height })
  })
  // It tells of crossings; asked anew, of where things stand. Nothing crosses while a long page is scrolled.
  const looking = setInterval(() => {
    observer.disconnect()
    observer.observe(documentElement)
  }, LOOK_EVERY)
  return (told) => {
    clearInterval(looking)
    observer.disconnect()
    place(told)
  }
}
