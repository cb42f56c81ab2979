/** From the first to the last of places that touch one another. */
export interface Run {
  readonly from: number
  readonly to: number
}

/** Places along an axis, in any order and some of them the same, in runs whose neighbours are less than `apart` from one another. */
export function touching(places: readonly number[], apart: number): Run[] {
  const runs: { from: number; to: number }[] = []
  for (const place of places.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && place - last.to < apart) last.to = place
    else runs.push({ from: place, to: place })
  }
  return runs
}
