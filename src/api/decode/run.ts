import type { Identity } from './identity'

/** The samples of one series while they come in: two columns, in the order of arrival. */
export interface Run {
  readonly identity: Identity
  times: number[]
  values: number[]
  /** Whether every sample so far came after the one before it; then nothing needs sorting. */
  ascending: boolean
}

export const emptyRun = (identity: Identity): Run => ({ identity, times: [], values: [], ascending: true })

export function append(run: Run, at: number, value: number): void {
  const last = run.times.length - 1
  // Cast: a column never holds less than its length says.
  if (last >= 0 && at <= (run.times[last] as number)) run.ascending = false
  run.times.push(at)
  run.values.push(value)
}

/** How many samples were put aside because another one of the same series and instant is kept. */
export interface Twins {
  readonly repeated: number
  readonly conflicting: number
}

const NO_TWINS: Twins = { repeated: 0, conflicting: 0 }

/**
 * Sorts a run by time and leaves one sample per instant: of equal ones any, of different ones the largest,
 * so that no cost is hidden. The order of arrival changes neither what is kept nor the counts.
 */
export function settle(run: Run): Twins {
  if (run.ascending) return NO_TWINS
  const order = run.times.map((at, i) => ({ at, value: run.values[i] as number }))
  order.sort((a, b) => a.at - b.at || a.value - b.value)
  const times: number[] = []
  const values: number[] = []
  let repeated = 0
  let conflicting = 0
  for (const { at, value } of order) {
    const last = times.length - 1
    if (last < 0 || times[last] !== at) {
      times.push(at)
      values.push(value)
    } else if (values[last] === value) {
      repeated++
    } else {
      // Ascending by value: the one that comes later is the larger.
      conflicting++
      values[last] = value
    }
  }
  Object.assign(run, { times, values, ascending: true })
  return { repeated, conflicting }
}
