import type { HostEvent } from './contract'
import type { Said } from './readOptions'
import type { SeenPart } from './seenPart'

/** What a host's page says to the frame. */
export type ToFrame =
  /** Are you there? The frame answers `ready`. */
  | { readonly type: 'kubernetes-costs:hello' }
  /** Options without functions; `asksToken` where a token can be asked for. */
  | { readonly type: 'kubernetes-costs:init'; readonly options: Said; readonly asksToken: boolean }
  /** Changed options; what is null is taken back. `asksToken` where that has changed too. */
  | { readonly type: 'kubernetes-costs:update'; readonly options: Said; readonly asksToken?: boolean }
  /** What the reader sees of the frame, pixels from its top: needed only where a bar of the host's lies over it. */
  | ({ readonly type: 'kubernetes-costs:seen' } & SeenPart)
  /** The answer to one question, once. */
  | { readonly type: 'kubernetes-costs:token'; readonly id: string; readonly token: string | null }

/** What the frame says to the host's page, and to no other. */
export type FromFrame =
  | { readonly type: 'kubernetes-costs:ready' }
  | { readonly type: 'kubernetes-costs:token-wanted'; readonly id: string }
  | { readonly type: 'kubernetes-costs:event'; readonly event: HostEvent }
  /** As the frames that CloudTuner shows already say it, pixels. */
  | { readonly iframeHeight: number }
