import type { PathShape, Picture, PicturePart, Shape, TextShape } from './picture'

/** One series in the legend of a picture. */
export interface PictureKey {
  readonly label: string
  readonly colour: string
}

interface Parts {
  readonly title: string
  readonly scope: string
  readonly keys: readonly PictureKey[]
  readonly plot: { readonly width: number; readonly height: number; readonly shapes: readonly Shape[] }
  readonly footer: readonly string[]
  /** How wide words will be, pixels. */
  readonly measure: (text: string, size: number, isBold: boolean) => number
}

const MARGIN = 16
const INK = '#12161c'
const INK_2 = '#434b57'
/** A telephone's chart is narrower than its words. */
const LEAST_WIDTH = 480

/** Title and scope above, the legend, the plot, and below it where all of it comes from. */
export function layOut({ title, scope, keys, plot, footer, measure }: Parts): Picture {
  const width = Math.max(LEAST_WIDTH, Math.ceil(plot.width) + 2 * MARGIN)
  const room = width - 2 * MARGIN
  const parts: PicturePart[] = []
  let y = MARGIN
  const write = (words: string, size: number, colour: string, isBold = false) => {
    for (const text of wrapped(words, room, (line) => measure(line, size, isBold))) {
      y += Math.round(size * 1.4)
      parts.push({ x: MARGIN, y, shapes: [textShape(text, size, colour, isBold)] })
    }
  }
  write(title, 16, INK, true)
  write(scope, 12, INK_2)
  y += 8
  let x = 0
  for (const { label, colour } of keys) {
    const long = 18 + measure(label, 12, false) + 16
    if (x > 0 && x + long > room) {
      x = 0
      y += 18
    }
    parts.push({
      x: MARGIN + x,
      y: y + 14,
      shapes: [swatch(colour), { ...textShape(label, 12, INK_2), x: 18 }],
    })
    x += long
  }
  y += 28
  parts.push({ x: MARGIN, y, shapes: plot.shapes })
  y += Math.ceil(plot.height) + 4
  for (const line of footer) write(line, 11, INK_2)
  return { width, height: y + MARGIN, title, words: [scope, ...footer], parts }
}

/** Words in lines that are no wider than the room; a single word that is stays whole. */
export function wrapped(words: string, room: number, widthOf: (line: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of words.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer) > room) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

const textShape = (text: string, size: number, colour: string, isBold = false): TextShape => ({
  kind: 'text',
  x: 0,
  y: 0,
  text,
  anchor: 'start',
  size,
  isBold,
  colour,
  halo: null,
})

const swatch = (colour: string): PathShape => ({
  kind: 'path',
  d: 'M0 -10h12v12h-12z',
  fill: colour,
  fillOpacity: 1,
  isHatched: false,
  stroke: null,
  strokeWidth: 0,
  dash: [],
  opacity: 1,
})
