import { type RefObject, useState } from 'react'
import { Button } from '../Button'
import { useReading } from '../settings'
import { useMenu } from '../useMenu'
import styles from './ChartSave.module.css'
import type { ChartModel } from './model'
import type { PictureFormat } from './pictureFile'
import { useChartPlace } from './place'

interface ChartSaveProps {
  readonly title: string
  readonly model: ChartModel
  readonly leftOut: readonly string[]
  /** Where the chart is drawn. */
  readonly picture: RefObject<HTMLElement | null>
}

/** Takes the chart away as a file. What makes the file is fetched with the first one. */
export function ChartSave({ title, model, leftOut, picture }: ChartSaveProps) {
  const { zone } = useReading()
  const place = useChartPlace()
  const [hasFailed, setFailed] = useState(false)
  const { menu, close, focus, onKeyDown } = useMenu()
  const save = async (format: PictureFormat) => {
    const chart = picture.current?.querySelector<SVGSVGElement>('svg.recharts-surface')
    if (!chart) return
    try {
      const { savePicture } = await import('./pictureFile')
      await savePicture({ title, model, leftOut, place, zone, chart }, format)
      setFailed(false)
      close()
      focus()
    } catch {
      setFailed(true)
    }
  }
  return (
    <details ref={menu} className={styles.save} onKeyDown={onKeyDown}>
      <summary>
        Save <span className="visuallyHidden">{title}</span>
      </summary>
      <div className={styles.menu}>
        <Button look="quiet" onClick={() => void save('svg')}>
          As SVG
        </Button>
        <Button look="quiet" onClick={() => void save('png')}>
          As PNG
        </Button>
        {hasFailed && <p role="alert">The picture could not be made. Try once more, or print the page.</p>}
      </div>
    </details>
  )
}
