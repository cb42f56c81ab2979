import {
  HALO_WIDTH,
  HATCH_STEP,
  type PathShape,
  PICTURE_FONT,
  PICTURE_GROUND,
  type Picture,
  type TextShape,
} from './picture'

/** Twice as fine as on the page, for print and for fine screens. */
const SCALE = 2

type Brush = OffscreenCanvasRenderingContext2D

/**
 * A picture as a PNG. It is painted here and not by loading the SVG as an image: images from within the page are what
 * its policy forbids.
 */
export async function pngBlob({ width, height, parts }: Picture): Promise<Blob> {
  const canvas = new OffscreenCanvas(Math.round(width * SCALE), Math.round(height * SCALE))
  const brush = brushOf(canvas)
  brush.scale(SCALE, SCALE)
  brush.fillStyle = PICTURE_GROUND
  brush.fillRect(0, 0, width, height)
  for (const { x, y, shapes } of parts) {
    brush.save()
    brush.translate(x, y)
    for (const shape of shapes)
      if (shape.kind === 'path') paintPath(brush, shape)
      else paintText(brush, shape)
    brush.restore()
  }
  return canvas.convertToBlob({ type: 'image/png' })
}

/** How wide words will be, pixels. */
export function measuring(): (text: string, size: number, isBold: boolean) => number {
  const brush = brushOf(new OffscreenCanvas(1, 1))
  return (text, size, isBold) => {
    brush.font = fontOf(size, isBold)
    return brush.measureText(text).width
  }
}

const fontOf = (size: number, isBold: boolean) => `${isBold ? 600 : 400} ${size}px ${PICTURE_FONT}`

function brushOf(canvas: OffscreenCanvas): Brush {
  const brush = canvas.getContext('2d')
  if (brush === null) throw new Error('This browser cannot paint.')
  return brush
}

function paintPath(brush: Brush, shape: PathShape): void {
  const path = new Path2D(shape.d)
  if (shape.fill !== null) {
    brush.globalAlpha = shape.opacity * shape.fillOpacity
    brush.fillStyle = shape.isHatched ? hatching(brush, shape.fill) : shape.fill
    brush.fill(path)
  }
  if (shape.stroke !== null) {
    brush.globalAlpha = shape.opacity
    brush.strokeStyle = shape.stroke
    brush.lineWidth = shape.strokeWidth
    brush.lineJoin = 'round'
    brush.setLineDash([...shape.dash])
    brush.stroke(path)
  }
  brush.globalAlpha = 1
  brush.setLineDash([])
}

/** One line a step, turned as in the SVG. */
function hatching(brush: Brush, colour: string): CanvasPattern | string {
  const side = HATCH_STEP * SCALE
  const tile = new OffscreenCanvas(side, side)
  const inTile = brushOf(tile)
  inTile.fillStyle = colour
  inTile.fillRect(0, 0, SCALE, side)
  const pattern = brush.createPattern(tile, 'repeat')
  pattern?.setTransform(new DOMMatrix().rotate(45).scale(1 / SCALE))
  return pattern ?? colour
}

function paintText(brush: Brush, { x, y, text, anchor, size, isBold, colour, halo }: TextShape): void {
  brush.font = fontOf(size, isBold)
  brush.textAlign = anchor === 'middle' ? 'center' : anchor
  if (halo !== null) {
    brush.strokeStyle = halo
    brush.lineWidth = HALO_WIDTH
    brush.lineJoin = 'round'
    brush.strokeText(text, x, y)
  }
  brush.fillStyle = colour
  brush.fillText(text, x, y)
}
