import type { HostEvent } from './contract'
import type { Said } from './readOptions'

/** What a host's page says to the frame. */
export type ToFrame =
  /** Are you there? The frame answers `ready`. */
  | { readonly type: 'kubernetes-costs:hello' }
  /** Options without functions; `asksToken` where a token can be asked for. */
  | { readonly type: 'kubernetes-costs:init'; readonly options: Said; readonly asksToken: boolean }
  /** Changed options; what is null is taken back. `asksToken` where that has changed too. */
  | { readonly type: 'kubernetes-costs:update'; readonly options: Said; readonly asksToken?: boolean }
  /** The answer to one question, once. */
  | { readonly type: 'kubernetes-costs:token'; readonly id: string; readonly token: string | null }

/** What the frame says to the host's page, and to no other. */
export type FromFrame =
  | { readonly type: 'kubernetes-costs:ready' }
  | { readonly type: 'kubernetes-costs:token-wanted'; readonly id: string }
  | { readonly type: 'kubernetes-costs:event'; readonly event: HostEvent }
  /** As the frames that CloudTuner shows already say it, pixels. */
  | { readonly iframeHeight: number }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A message of the host's if it has the shape of one; null for all else. */
export function toFrameIn(data: unknown): ToFrame | null {
  if (!isObject(data)) return null
  const { type, options, asksToken, id, token } = data
  if (type === 'kubernetes-costs:hello') return { type }
  if (type === 'kubernetes-costs:init')
    return isObject(options) && typeof asksToken === 'boolean' ? { type, options, asksToken } : null
  if (type === 'kubernetes-costs:update')
    return isObject(options) && (asksToken === undefined || typeof asksToken === 'boolean')
      ? { type, options, ...(asksToken !== undefined && { asksToken }) }
      : null
  if (type === 'kubernetes-costs:token')
    return typeof id === 'string' && (token === null || typeof token === 'string')
      ? { type, id, token }
      : null
  return null
}

/** A message of the frame's, which the host trusts as far as its address: the shape is still looked at. */
export function fromFrameIn(data: unknown): FromFrame | null {
  if (!isObject(data)) return null
  const { type, id, event, iframeHeight } = data
  if (typeof iframeHeight === 'number') return { iframeHeight }
  if (type === 'kubernetes-costs:ready') return { type }
  if (type === 'kubernetes-costs:token-wanted' && typeof id === 'string') return { type, id }
  // Cast: which event it is decides the listener.
  if (type === 'kubernetes-costs:event' && isObject(event)) return { type, event: event as HostEvent }
  return null
}
