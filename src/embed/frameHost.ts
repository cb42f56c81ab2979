import type { HostEvent, HostListener, HostOptions, Mounted } from './contract'
import type { FromFrame, ToFrame } from './frameMessages'
import { isObject } from './readOptions'
import type { SeenPart } from './seenPart'

const CAPTURE = { capture: true, passive: true }

/**
 * The host's end of a frame that shows the dashboard: `iframe.src` is `/embed/…` of the gateway. Speaks to that
 * window at that origin and hears no other; keeps the frame as high as what it shows, and its dialogs in the reader's
 * sight. The same options, events and handle as `mount`, but for `apiBase`, which is the frame's own.
 */
export function connectFrame(
  iframe: HTMLIFrameElement,
  options: HostOptions = {},
  listener: HostListener = () => undefined,
): Mounted {
  const { origin } = new URL(iframe.src, document.baseURI)
  let current = options
  // Until it has spoken, a page of ours may still stand in the frame.
  let isThere = false
  let isOver = false
  const say = (message: ToFrame) => iframe.contentWindow?.postMessage(message, origin)
  const onMessage = async ({ source, origin: from, data }: MessageEvent) => {
    if (source !== iframe.contentWindow || from !== origin) return
    const message = fromFrameIn(data)
    if (message !== null) await hear(message)
  }
  async function hear(message: FromFrame): Promise<void> {
    if ('iframeHeight' in message) {
      iframe.style.height = `${Math.ceil(message.iframeHeight)}px`
      tellSeen()
    } else if (message.type === 'kubernetes-costs:event') listener(message.event)
    else if (message.type === 'kubernetes-costs:ready') {
      isThere = true
      say({
        type: 'kubernetes-costs:init',
        options: withoutFunctions(current),
        asksToken: current.token !== undefined,
      })
      tellSeen()
    } else {
      const token = await tokenOf(current)
      if (!isOver) say({ type: 'kubernetes-costs:token', id: message.id, token })
    }
  }
  const hello = () => {
    // A frame that has not loaded is still a page of ours: to say anything to the other origin would be a fault.
    if (iframe.contentDocument === null || iframe.contentDocument.URL !== 'about:blank')
      say({ type: 'kubernetes-costs:hello' })
  }
  // Once a picture, however much is scrolled before it.
  let isToTell = false
  const tellSeen = () => {
    if (isToTell || !isThere) return
    isToTell = true
    requestAnimationFrame(() => {
      isToTell = false
      const seen = isOver ? null : seenPartOf(iframe)
      if (seen !== null) say({ type: 'kubernetes-costs:seen', ...seen })
    })
  }
  window.addEventListener('message', onMessage)
  // Whichever box around the frame it is that scrolls.
  window.addEventListener('scroll', tellSeen, CAPTURE)
  window.addEventListener('resize', tellSeen)
  iframe.addEventListener('load', hello)
  hello()
  return {
    update(changes) {
      const before = current.token
      current = Object.fromEntries(
        Object.entries({ ...current, ...changes }).filter(([, value]) => value !== undefined),
      )
      if (!isThere) return
      say({
        type: 'kubernetes-costs:update',
        options: withoutFunctions(changes),
        ...(current.token !== before && { asksToken: current.token !== undefined }),
      })
    },
    unmount() {
      isOver = true
      window.removeEventListener('message', onMessage)
      window.removeEventListener('scroll', tellSeen, CAPTURE)
      window.removeEventListener('resize', tellSeen)
      iframe.removeEventListener('load', hello)
    },
  }
}

/** What can be sent: an option taken back is null, as a message loses what is undefined in some places. */
const withoutFunctions = ({ token: _, apiBase: __, ...options }: Parameters<Mounted['update']>[0]) =>
  Object.fromEntries(Object.entries(options).map(([name, value]) => [name, value ?? null]))

async function tokenOf({ token }: HostOptions): Promise<string | null> {
  try {
    return (await token?.()) ?? null
  } catch {
    return null
  }
}

/** A message of the frame's, which the host trusts as far as its address: the shape is still looked at. */
function fromFrameIn(data: unknown): FromFrame | null {
  if (!isObject(data)) return null
  const { type, id, event, iframeHeight } = data
  if (typeof iframeHeight === 'number') return { iframeHeight }
  if (type === 'kubernetes-costs:ready') return { type }
  if (type === 'kubernetes-costs:token-wanted' && typeof id === 'string') return { type, id }
  // Cast: which event it is decides the listener.
  if (type === 'kubernetes-costs:event' && isObject(event)) return { type, event: event as HostEvent }
  return null
}

/** Fine enough for a bar's edge, pixels. */
const STEP = 4

/** The host's side of it: what of a frame no bar and no window's edge hides; null where nothing of it is seen. */
function seenPartOf(iframe: HTMLIFrameElement): SeenPart | null {
  const { top, bottom, left, width } = iframe.getBoundingClientRect()
  // Cast: an element that stands in a page is in a document or a shadow root.
  const root = iframe.getRootNode() as Document | ShadowRoot
  const isSeen = (y: number) => root.elementFromPoint(left + width / 2, y) === iframe
  let from = Math.max(top, 0)
  let to = Math.min(bottom, innerHeight)
  while (from < to && !isSeen(from)) from += STEP
  while (from < to && !isSeen(to - 1)) to -= STEP
  return from < to ? { top: from - top, height: to - from } : null
}
