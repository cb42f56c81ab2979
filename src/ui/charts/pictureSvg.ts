import {
  HALO_WIDTH,
  HATCH_STEP,
  type PathShape,
  PICTURE_FONT,
  PICTURE_GROUND,
  type Picture,
  type TextShape,
} from './picture'

const SVG = 'http://www.w3.org/2000/svg'

/** A picture as a file of its own: it needs no style sheet, no font and no script, and words in it are only words. */
export function svgText({ width, height, title, words, parts }: Picture): string {
  const file = document.implementation.createDocument(SVG, 'svg')
  const root = file.documentElement
  const add = (parent: Element, name: string, attributes: Attributes, text?: string) => {
    const element = file.createElementNS(SVG, name)
    setAll(element, attributes)
    if (text !== undefined) element.textContent = printable(text)
    return parent.appendChild(element)
  }
  setAll(root, { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'font-family': PICTURE_FONT })
  add(root, 'title', {}, title)
  add(root, 'desc', {}, words.join('\n'))
  const defs = add(root, 'defs', {})
  const hatches = new Map<string, string>()
  const hatchOf = (colour: string): string => {
    const known = hatches.get(colour)
    if (known) return known
    const id = `hatch-${hatches.size}`
    const pattern = add(defs, 'pattern', {
      id,
      width: HATCH_STEP,
      height: HATCH_STEP,
      patternUnits: 'userSpaceOnUse',
      patternTransform: 'rotate(45)',
    })
    add(pattern, 'path', { d: `M0 0V${HATCH_STEP}`, stroke: colour, 'stroke-width': 1 })
    hatches.set(colour, `url(#${id})`)
    return `url(#${id})`
  }
  add(root, 'rect', { width, height, fill: PICTURE_GROUND })
  for (const { x, y, shapes } of parts) {
    const group = add(root, 'g', { transform: `translate(${x} ${y})` })
    for (const shape of shapes)
      if (shape.kind === 'path') add(group, 'path', pathAttributes(shape, hatchOf))
      else add(group, 'text', textAttributes(shape), shape.text)
  }
  return new XMLSerializer().serializeToString(file)
}

type Attributes = Record<string, string | number | null>

function setAll(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes))
    if (value !== null) element.setAttribute(name, String(value))
}

/** What no XML may hold, such as a control character in a name, would make the whole file unreadable. */
const printable = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')

const pathAttributes = (shape: PathShape, hatchOf: (colour: string) => string): Attributes => ({
  d: shape.d,
  fill: shape.fill === null ? 'none' : shape.isHatched ? hatchOf(shape.fill) : shape.fill,
  'fill-opacity': shape.fillOpacity === 1 ? null : shape.fillOpacity,
  stroke: shape.stroke,
  'stroke-width': shape.stroke === null ? null : shape.strokeWidth,
  'stroke-dasharray': shape.dash.length === 0 ? null : shape.dash.join(' '),
  opacity: shape.opacity === 1 ? null : shape.opacity,
})

const textAttributes = ({ x, y, anchor, size, isBold, colour, halo }: TextShape): Attributes => ({
  x,
  y,
  'text-anchor': anchor === 'start' ? null : anchor,
  'font-size': size,
  'font-weight': isBold ? 600 : null,
  fill: colour,
  stroke: halo,
  'stroke-width': halo === null ? null : HALO_WIDTH,
  'paint-order': halo === null ? null : 'stroke',
})
