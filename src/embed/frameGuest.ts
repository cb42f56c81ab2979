import type { HostEvent, HostListener, HostOptions, Mounted } from './contract'
import type { FromFrame, ToFrame } from './frameMessages'
import { isObject, type Said } from './readOptions'
import type { SeenPart } from './seenPart'

interface FrameGuestOptions {
  /** The page inside the frame. */
  readonly window: Window
  /** Origins that may show it, of the gateway's settings: whoever else speaks is not heard. */
  readonly origins: readonly string[]
  /** Shows the dashboard; called with the first options that come. */
  readonly open: (options: HostOptions, listener: HostListener) => Mounted
  /** Called with what the reader sees of the frame, where the host says so. */
  readonly onSeen: (seen: SeenPart) => void
  /** Called once if nobody has spoken: says so to the reader, and how many pixels that takes. */
  readonly onSilence: () => number
  /** Milliseconds. */
  readonly patience?: number
}

export interface FrameGuest {
  /** Messages that were not the host's, or none that we know. */
  readonly ignored: () => number
  readonly close: () => void
}

/** After this long, milliseconds, a reader wonders why the frame is empty. */
const PATIENCE = 5_000
/** A host that has not answered by then has no token, milliseconds. */
const TOKEN_DEADLINE = 30_000

/**
 * The frame's end of the talk: only the window that shows us is heard, only from an origin of the settings, and after
 * its first word only from that one. Nothing is ever said to `*`.
 */
export function startFrameGuest(options: FrameGuestOptions): FrameGuest {
  const { window, origins, open, onSeen, onSilence, patience = PATIENCE } = options
  const { parent } = window
  let host: string | null = null
  let mounted: Mounted | null = null
  let ignored = 0
  let waiting: Said | null = null
  const questions = new Map<string, (token: string | null) => void>()

  const say = (message: FromFrame, to = host) => {
    if (to !== null) parent.postMessage(message, to)
  }
  const tell = (event: HostEvent) => {
    if (event.type === 'height') say({ iframeHeight: event.height })
    say({ type: 'kubernetes-costs:event', event })
  }
  const askToken = () =>
    new Promise<string | null>((resolve) => {
      const id = crypto.randomUUID()
      const answer = (token: string | null) => {
        questions.delete(id)
        clearTimeout(late)
        resolve(token)
      }
      const late = setTimeout(() => answer(null), TOKEN_DEADLINE)
      questions.set(id, answer)
      say({ type: 'kubernetes-costs:token-wanted', id })
    })
  /** As many changes as come before the next picture are one. */
  const change = (said: Said) => {
    if (waiting === null)
      window.requestAnimationFrame(() => {
        // Cast: whoever shows the dashboard looks at every option again.
        mounted?.update((waiting ?? {}) as HostOptions)
        waiting = null
      })
    waiting = { ...waiting, ...said }
  }

  function hear(message: ToFrame): void {
    switch (message.type) {
      case 'kubernetes-costs:hello':
        say({ type: 'kubernetes-costs:ready' })
        return
      case 'kubernetes-costs:token':
        // Of a question nobody asked, or one that has been answered, nothing is taken.
        if (questions.has(message.id)) questions.get(message.id)?.(message.token)
        else ignored++
        return
      case 'kubernetes-costs:seen':
        onSeen({ top: message.top, height: message.height })
        return
      case 'kubernetes-costs:init':
        clearTimeout(silence)
        if (mounted) change(withToken(message.options, message.asksToken))
        else mounted = open(withToken(message.options, message.asksToken) as HostOptions, tell)
        return
      case 'kubernetes-costs:update':
        if (mounted) change(withToken(message.options, message.asksToken))
        else ignored++
    }
  }
  /** A token itself never comes with the options, nor an address to ask with it. A provider said anew is a new one. */
  const withToken = ({ token: _, apiBase: __, ...said }: Said, asksToken: boolean | undefined): Said => ({
    ...Object.fromEntries(Object.entries(said).map(([name, value]) => [name, value ?? undefined])),
    ...(asksToken !== undefined && { token: asksToken ? () => askToken() : undefined }),
  })

  const onMessage = ({ source, origin, data }: MessageEvent) => {
    const isHost = source === parent && origins.includes(origin) && (host === null || host === origin)
    const message = isHost ? toFrameIn(data) : null
    if (message === null) {
      ignored++
      return
    }
    host = origin
    hear(message)
  }
  window.addEventListener('message', onMessage)
  // Where the browser says who shows us, only they are told; else each who may.
  const shownBy = window.location.ancestorOrigins?.[0]
  const shown = shownBy === undefined ? origins : origins.filter((one) => one === shownBy)
  for (const origin of shown) say({ type: 'kubernetes-costs:ready' }, origin)
  // A host that only knows of heights keeps the frame at none, or behind a spinner, until it hears of one.
  const silence = setTimeout(() => {
    const iframeHeight = onSilence()
    for (const origin of shown) say({ iframeHeight }, origin)
  }, patience)
  return {
    ignored: () => ignored,
    close() {
      clearTimeout(silence)
      window.removeEventListener('message', onMessage)
      mounted?.unmount()
    },
  }
}

/** Pixels, no more than a page could have. */
const isLength = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 10_000_000

/** A message of the host's if it has the shape of one; null for all else. */
function toFrameIn(data: unknown): ToFrame | null {
  if (!isObject(data)) return null
  const { type, options, asksToken, id, token, top, height } = data
  if (type === 'kubernetes-costs:hello') return { type }
  if (type === 'kubernetes-costs:init')
    return isObject(options) && typeof asksToken === 'boolean' ? { type, options, asksToken } : null
  if (type === 'kubernetes-costs:update')
    return isObject(options) && (asksToken === undefined || typeof asksToken === 'boolean')
      ? { type, options, ...(asksToken !== undefined && { asksToken }) }
      : null
  if (type === 'kubernetes-costs:seen')
    return isLength(top) && isLength(height) ? { type, top, height } : null
  if (type === 'kubernetes-costs:token')
    return typeof id === 'string' && (token === null || typeof token === 'string')
      ? { type, id, token }
      : null
  return null
}
