import { hoursOfKind, type LifeRun } from '~/domain/nodeLife'
import { lengthOf, timeRange } from '~/domain/timeRange'
import { hours, plus } from '~/domain/units'
import { formatDayTime, formatHours, type TimeZone } from '~/ui/format'

/** A life line said aloud: how long it was seen, from when to when, and how often it was missing in between. */
export function inWords(runs: readonly LifeRun[] | null, zone: TimeZone): string {
  if (runs === null) return 'current values only, without history'
  const seen = runs.filter(({ kind }) => kind === 'seen')
  const [first, last] = [seen[0], seen.at(-1)]
  if (first === undefined || last === undefined) return 'its samples stand for no hour of the window'
  const all = timeRange(runs[0]?.span.start ?? 0, runs.at(-1)?.span.end ?? 0)
  const { absences, absent } = betweenSightings(runs)
  return [
    `seen ${formatHours(hoursOfKind(runs, 'seen'))} of ${formatHours(lengthOf(all))}`,
    `from ${formatDayTime(first.span.start, zone)} to ${formatDayTime(last.span.end, zone)}`,
    ...(absences.length === 0
      ? []
      : [`missing ${absences.length === 1 ? 'once' : `${absences.length} times`}, ${formatHours(absent)}`]),
  ].join(', ')
}

/** When it was missing although others were seen, after it had come and before it left. */
export function betweenSightings(runs: readonly LifeRun[]) {
  const from = runs.findIndex(({ kind }) => kind === 'seen')
  const to = runs.findLastIndex(({ kind }) => kind === 'seen')
  const absences = runs.slice(Math.max(0, from), to).filter(({ kind }) => kind === 'absent')
  return {
    absences,
    absent: absences.reduce((sum, { span }) => plus(sum, lengthOf(span)), hours(0)),
  }
}
