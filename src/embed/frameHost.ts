import type { HostListener, HostOptions, Mounted } from './contract'
import { type FromFrame, fromFrameIn, type ToFrame } from './frameMessages'

/**
 * The host's end of a frame that shows the dashboard: `iframe.src` is `/embed/…` of the gateway. Speaks to that
 * window at that origin and hears no other; keeps the frame as high as what it shows. The same options, events and
 * handle as `mount`, but for `apiBase`, which is the frame's own.
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
  const say = (message: ToFrame) => iframe.contentWindow?.postMessage(message, origin)
  const onMessage = async ({ source, origin: from, data }: MessageEvent) => {
    if (source !== iframe.contentWindow || from !== origin) return
    const message = fromFrameIn(data)
    if (message !== null) await hear(message)
  }
  async function hear(message: FromFrame): Promise<void> {
    if ('iframeHeight' in message) iframe.style.height = `${Math.ceil(message.iframeHeight)}px`
    else if (message.type === 'kubernetes-costs:event') listener(message.event)
    else if (message.type === 'kubernetes-costs:ready') {
      isThere = true
      say({
        type: 'kubernetes-costs:init',
        options: withoutFunctions(current),
        asksToken: current.token !== undefined,
      })
    } else {
      const token = await tokenOf(current)
      say({ type: 'kubernetes-costs:token', id: message.id, token })
    }
  }
  const hello = () => {
    // A frame that has not loaded is still a page of ours: to say anything to the other origin would be a fault.
    if (iframe.contentDocument === null || iframe.contentDocument.URL !== 'about:blank')
      say({ type: 'kubernetes-costs:hello' })
  }
  window.addEventListener('message', onMessage)
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
      window.removeEventListener('message', onMessage)
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
