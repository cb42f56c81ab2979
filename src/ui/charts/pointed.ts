import type { Crosshair } from './crosshair'
import type { ChartBucket } from './model'

/** The bucket of a chart that is pointed at, one still to come included; null while the reader points elsewhere. */
export function pointedBucket(
  crosshair: Crosshair | null,
  chart: string,
  buckets: readonly ChartBucket[],
): number | null {
  return crosshair?.chart === chart ? bucketAround(crosshair.at, buckets) : null
}

/** The bucket an instant lies in; null for one of another span. */
export function bucketAround(at: number, buckets: readonly ChartBucket[]): number | null {
  const found = buckets.findIndex(({ start, end }) => at >= start && at < end)
  return found === -1 ? null : found
}

/** What stands for a bucket on the axis of time. */
export const middleOf = ({ start, end }: ChartBucket): number => (start + end) / 2

/** A mouse at rest points at nothing: some browsers tell of a move too when the page scrolls under it. */
export const hasMoved = ({
  pointerType,
  movementX,
  movementY,
}: Pick<PointerEvent, 'pointerType' | 'movementX' | 'movementY'>): boolean =>
  pointerType !== 'mouse' || movementX !== 0 || movementY !== 0
