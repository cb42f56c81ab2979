/** Ids of the series of one chart that its reader does not want to see now. */
export type HiddenSeries = ReadonlySet<string>

export const NONE_HIDDEN: HiddenSeries = new Set()

/** Leaves one series alone on the chart; pressed again, all are back. */
export function isolate(hidden: HiddenSeries, id: string, ids: readonly string[]): HiddenSeries {
  const others = ids.filter((other) => other !== id)
  const isAlone = !hidden.has(id) && others.every((other) => hidden.has(other))
  return isAlone ? NONE_HIDDEN : new Set(others)
}

/** Hides a series or brings it back. A chart of nothing says nothing: hiding the last one brings all back. */
export function toggle(hidden: HiddenSeries, id: string, ids: readonly string[]): HiddenSeries {
  const after = hidden.has(id)
    ? new Set(Array.from(hidden).filter((one) => one !== id))
    : new Set(hidden).add(id)
  return ids.every((one) => after.has(one)) ? NONE_HIDDEN : after
}
