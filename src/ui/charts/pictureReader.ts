import type { PathShape, Shape, TextShape } from './picture'

/** What follows the pointer, and what is only kept for use, is not part of the picture. */
const NOT_DRAWN = 'defs, [data-live]'

/** Reads a chart off the page, each shape with the look it has in the light theme, so that it needs no style sheet. */
export function shapesOf(chart: SVGSVGElement): Shape[] {
  return inLight(chart, () =>
    Array.from(chart.querySelectorAll<SVGGraphicsElement>('rect, line, path, text'))
      .filter((element) => element.closest(NOT_DRAWN) === null)
      .map((element) => (element instanceof SVGTextElement ? textOf(element) : pathOf(element, chart)))
      .filter(isSeen),
  )
}

/** The colours of a legend in the light theme, as they come out. */
export function coloursOf(chart: SVGSVGElement, colours: readonly string[]): string[] {
  const probe = chart.appendChild(document.createElementNS(chart.namespaceURI, 'path')) as SVGPathElement
  try {
    return inLight(chart, () =>
      colours.map((colour) => {
        probe.setAttribute('fill', colour)
        return getComputedStyle(probe).fill
      }),
    )
  } finally {
    probe.remove()
  }
}

/** Every colour of ours is one of two by this property; nothing is painted before it is put back. */
function inLight<T>(chart: SVGSVGElement, read: () => T): T {
  const { colorScheme } = chart.style
  chart.style.colorScheme = 'light'
  try {
    return read()
  } finally {
    chart.style.colorScheme = colorScheme
  }
}

const isSeen = (shape: Shape): boolean =>
  shape.kind === 'text' ? shape.text.trim() !== '' : shape.fill !== null || shape.stroke !== null

function pathOf(element: SVGGraphicsElement, chart: SVGSVGElement): PathShape {
  const style = getComputedStyle(element)
  // Our only pattern.
  const isHatched = style.fill.startsWith('url(')
  const hatch = isHatched ? chart.querySelector('pattern line') : null
  return {
    kind: 'path',
    d: outlineOf(element),
    fill: hatch ? getComputedStyle(hatch).stroke : colourOf(style.fill),
    fillOpacity: Number(style.fillOpacity),
    isHatched,
    stroke: colourOf(style.stroke),
    strokeWidth: Number.parseFloat(style.strokeWidth),
    dash: style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(',').map(Number.parseFloat),
    opacity: opacityOf(element, chart),
  }
}

function outlineOf(element: SVGGraphicsElement): string {
  if (element instanceof SVGRectElement) {
    const { x, y, width, height } = element
    const [w, h] = [width.baseVal.value, height.baseVal.value]
    return `M${x.baseVal.value} ${y.baseVal.value}h${w}v${h}h${-w}z`
  }
  if (element instanceof SVGLineElement) {
    const { x1, y1, x2, y2 } = element
    return `M${x1.baseVal.value} ${y1.baseVal.value}L${x2.baseVal.value} ${y2.baseVal.value}`
  }
  return element.getAttribute('d') ?? ''
}

function textOf(element: SVGTextElement): TextShape {
  const style = getComputedStyle(element.querySelector('tspan') ?? element)
  const anchor = style.textAnchor === 'middle' || style.textAnchor === 'end' ? style.textAnchor : 'start'
  const before = anchor === 'start' ? 0 : element.getComputedTextLength() / (anchor === 'middle' ? 2 : 1)
  const text = element.textContent ?? ''
  const start = text === '' ? { x: 0, y: 0 } : element.getStartPositionOfChar(0)
  return {
    kind: 'text',
    x: start.x + before,
    y: start.y,
    text,
    anchor,
    size: Number.parseFloat(style.fontSize),
    isBold: Number(style.fontWeight) >= 600,
    colour: colourOf(style.fill) ?? 'none',
    halo: colourOf(style.stroke),
  }
}

/** `null` for what is not painted at all. */
const colourOf = (computed: string): string | null =>
  computed === 'none' || computed === 'transparent' || computed === 'rgba(0, 0, 0, 0)' ? null : computed

/** Its own and that of everything it lies in, up to the chart. */
function opacityOf(element: Element, chart: SVGSVGElement): number {
  let opacity = 1
  for (let at: Element | null = element; at && at !== chart; at = at.parentElement)
    opacity *= Number(getComputedStyle(at).opacity)
  return opacity
}
