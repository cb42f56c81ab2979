/** What was said, and to which origin. */
export interface Posted {
  readonly message: Readonly<Record<string, unknown>>
  readonly to: string
}

interface From {
  readonly origin?: string
  readonly source?: unknown
}

/** The other end of the talk with a frame: a window at an origin that notes what is said to it, and speaks to ours. */
export function otherEnd(ours: EventTarget, itsOrigin: string) {
  const posted: Posted[] = []
  const window = {
    postMessage: (message: Posted['message'], to: string) => posted.push({ message, to }),
  }
  return {
    posted,
    window,
    say: (data: unknown, { origin = itsOrigin, source = window }: From = {}) =>
      ours.dispatchEvent(Object.assign(new Event('message'), { data, origin, source })),
  }
}

/** Fault 78: all who are not that end, however much they look like it. */
export const strangersTo = (origin: string): readonly (readonly [who: string, from: From])[] => [
  ['a look-alike', { origin: `${origin}.evil.example` }],
  ['another scheme', { origin: origin.replace('https:', 'http:') }],
  ['another port', { origin: `${origin}:8443` }],
  ['an opaque origin', { origin: 'null' }],
  ['another window of the right origin', { source: {} }],
  ['no window', { source: null }],
]
