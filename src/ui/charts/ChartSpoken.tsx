import { useEffect, useState } from 'react'
import { formatSpan } from '../format'
import { useReading } from '../settings'
import { readBucket, spokenReading } from './bucketReading'
import { useCrosshair } from './crosshair'
import type { ChartModel } from './model'
import { pointedBucket } from './pointed'
import { spanOf, type ZoomSelection } from './zoomSelection'

interface ChartSpokenProps {
  readonly chart: string
  readonly model: ChartModel
  readonly selection: ZoomSelection | null
}

/** A key that is held down runs over many buckets; only the one it stops at is spoken. */
const PAUSE_MS = 250

/** What a screen reader hears while arrow keys move the crosshair; of a mouse it hears nothing. */
export function ChartSpoken({ chart, model, selection }: ChartSpokenProps) {
  const { zone } = useReading()
  const crosshair = useCrosshair()
  const [said, say] = useState('')
  const bucket = crosshair?.byKeys ? pointedBucket(crosshair, chart, model.buckets) : null
  const reading = bucket === null ? null : readBucket(model, bucket, zone)
  const taken = reading && selection ? spanOf(selection, model.buckets) : null
  const words = taken
    ? `Taken: ${formatSpan(taken.start, taken.end, zone)}. Enter zooms to it, Escape gives it up.`
    : reading
      ? spokenReading(reading)
      : ''
  useEffect(() => {
    const timer = setTimeout(() => say(words), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <p className="visuallyHidden" role="status">
      {said}
    </p>
  )
}
