/** A picture as it is taken away from the page: nothing but lines, areas and words, each with its own look. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** What it shows, for whoever cannot see it. */
  readonly title: string
  readonly words: readonly string[]
  readonly parts: readonly PicturePart[]
}

/** Shapes whose origin lies at `x`, `y` of the picture, pixels. */
export interface PicturePart {
  readonly x: number
  readonly y: number
  readonly shapes: readonly Shape[]
}

export type Shape = PathShape | TextShape

export interface PathShape {
  readonly kind: 'path'
  /** As in SVG. */
  readonly d: string
  readonly fill: string | null
  readonly fillOpacity: number
  /** The fill is only lines of its colour: nothing was measured here. */
  readonly isHatched: boolean
  readonly stroke: string | null
  readonly strokeWidth: number
  readonly dash: readonly number[]
  readonly opacity: number
}

export interface TextShape {
  readonly kind: 'text'
  readonly x: number
  /** Of the baseline. */
  readonly y: number
  readonly text: string
  readonly anchor: 'start' | 'middle' | 'end'
  readonly size: number
  readonly isBold: boolean
  readonly colour: string
  /** The rim that keeps it legible on whatever it stands on. */
  readonly halo: string | null
}

export const PICTURE_FONT =
  'Inter, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif'
/** The ground it is drawn on, whatever the theme of the page: pictures go into documents and onto paper. */
export const PICTURE_GROUND = '#ffffff'
/** Pixels between the lines of the hatching. */
export const HATCH_STEP = 6
export const HALO_WIDTH = 3
