import { isoDayOf } from '~/domain/isoDay'
import type { TimeZone } from '../format'
import { saveFile } from '../saveFile'
import { drawsTotalLine } from './legendMarks'
import type { ChartModel } from './model'
import type { Picture } from './picture'
import { layOut } from './pictureLayout'
import { measuring, pngBlob } from './picturePng'
import { coloursOf, shapesOf } from './pictureReader'
import { svgText } from './pictureSvg'
import { footerWords, measuredSpan, scopeWords } from './pictureWords'
import type { ChartPlace } from './place'

export interface ChartToSave {
  readonly title: string
  /** As it is drawn, without what the reader hid. */
  readonly model: ChartModel
  /** Labels of the series the reader hid. */
  readonly leftOut: readonly string[]
  readonly place: ChartPlace
  readonly zone: TimeZone
  /** On the page, drawn. */
  readonly chart: SVGSVGElement
}

export type PictureFormat = 'svg' | 'png'

/** Saves a chart as it stands, with its title, scope and provenance in the picture. */
export async function savePicture(toSave: ChartToSave, format: PictureFormat): Promise<void> {
  const picture = pictureOf(toSave)
  const content =
    format === 'png' ? await pngBlob(picture) : new Blob([svgText(picture)], { type: 'image/svg+xml' })
  saveFile(content, `${fileName(toSave)}.${format}`)
}

function pictureOf({ title, chart, ...of }: ChartToSave): Picture {
  const { series, totalLabel, ghost } = of.model
  const named = [
    ...series.map(({ label, colour }) => ({ label, colour })),
    ...(drawsTotalLine(of.model) && totalLabel ? [{ label: totalLabel, colour: 'var(--accent)' }] : []),
    ...(ghost ? [{ label: `${ghost.label} (dashed)`, colour: 'var(--ink-2)' }] : []),
  ]
  const colours = coloursOf(
    chart,
    named.map(({ colour }) => colour),
  )
  const { width, height } = chart.getBoundingClientRect()
  return layOut({
    title,
    scope: scopeWords(of),
    keys: named.map(({ label }, i) => ({ label, colour: colours[i] ?? 'none' })),
    plot: { width, height, shapes: shapesOf(chart) },
    footer: footerWords(of),
    measure: measuring(),
  })
}

/** Letters, digits and hyphens, which every file system takes: "cost-per-hour-2025-10-03-to-2025-10-10". */
function fileName({ title, model }: ChartToSave): string {
  const { start, end } = measuredSpan(model)
  const words = title.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return `${words}-${isoDayOf(start)}-to-${isoDayOf(end)}`
}
