import { type Check, checkOf, counted, type Evidence, LATE_MS, lengthText, STOPPED_MS } from './check'
import { dataHealth, type StatusCount } from './health'
import { EXPORTER_METRIC, METRIC } from './metrics'
import { type MetricSet, type Series, seriesOf } from './series'
import { type Instant, instant } from './units'

/** Both kinds of data sets Kubecost builds: costs of workloads, and costs of machines, disks and the rest. */
export function setStatus(set: MetricSet, now: Instant): Check[] {
  const { allocation, assets } = dataHealth(set, now)
  return [statusCheck('allocation', allocation), statusCheck('asset', assets)]
}

function statusCheck(kind: 'allocation' | 'asset', counts: readonly StatusCount[]): Check {
  const check = checkOf('kubecost', `${kind}-sets`)
  const total = (status: string) =>
    counts.reduce((sum, { status: own, sets }) => sum + (own === status ? sets : 0), 0)
  const barren = counts.find(({ status, sets }) => status === 'success' && sets === 0)
  const evidence: Evidence[] = counts.map(({ resolution, status, sets }) => ({
    label: `${resolution}, ${status}`,
    unit: 'count',
    value: sets,
  }))
  const action = 'Look into the log of Kubecost’s cost-model for the sets it could not build.'
  if (total('error') > 0)
    return check.fail(`${counted(total('error'), `${kind} set`)} ended in error.`, action, evidence)
  if (barren)
    return check.fail(`0 ${kind} sets of resolution ${barren.resolution} succeeded.`, action, evidence)
  if (total('warning') > 0)
    return check.warn(`${counted(total('warning'), `${kind} set`)} carry a warning.`, action, evidence)
  if (total('success') > 0)
    return check.pass(`${counted(total('success'), `${kind} set`)} succeeded, none failed.`, evidence)
  return check.unknown(
    `Kubecost does not say how its ${kind} sets are.`,
    `Ask for kubecost_${kind}_data_status, which only Kubecost’s own release sends.`,
  )
}

/** Whether the allocation exporter, where there is one, reads Kubecost. */
export function exporterChecks(set: MetricSet): Check[] {
  return [exporterScrape(set), exporterLastSuccess(set)]
}

const NO_EXPORTER = 'Ask for its metrics by name if it is installed; it is optional.'

const EXPORTER_LOG = 'Look into the log of the exporter: it does not reach Kubecost’s allocation API.'

function exporterScrape(set: MetricSet): Check {
  const check = checkOf('kubecost', 'exporter-scrape')
  const newest = seriesOf(set, EXPORTER_METRIC.scrapeSuccess).flatMap(({ value }) => value.at(-1) ?? [])
  if (newest.length === 0)
    return check.unknown('Whether the allocation exporter reads Kubecost is not in the answer.', NO_EXPORTER)
  const good = newest.filter((value) => value === 1).length
  const finding = `${good} of ${counted(newest.length, 'exporter')} succeeded when it last read Kubecost.`
  return good === newest.length ? check.pass(finding) : check.fail(finding, EXPORTER_LOG)
}

function exporterLastSuccess(set: MetricSet): Check {
  const check = checkOf('kubecost', 'exporter-last-success')
  const ages = seriesOf(set, EXPORTER_METRIC.lastSuccess).flatMap(ageOfSuccess)
  const worst = ages.toSorted((a, b) => b.age - a.age)[0]
  if (worst === undefined)
    return check.unknown('When the allocation exporter last read Kubecost is not in the answer.', NO_EXPORTER)
  const evidence: Evidence[] = [{ label: 'last success', unit: 'instant', value: worst.success }]
  const finding =
    worst.success === 0
      ? 'The exporter has read Kubecost 0 times since it started.'
      : `The exporter last read Kubecost ${lengthText(worst.age)} before its newest sample.`
  if (worst.age > STOPPED_MS) return check.fail(finding, EXPORTER_LOG, evidence)
  if (worst.age > LATE_MS) return check.warn(finding, EXPORTER_LOG, evidence)
  return check.pass(finding, evidence)
}

/** Its value is epoch seconds; 0 until the first success. */
function ageOfSuccess({ at, value }: Series) {
  const newest = at.at(-1)
  const success = instant((value.at(-1) ?? 0) * 1000)
  return newest === undefined ? [] : [{ success, age: Math.max(newest - success, 0) }]
}

/**
 * The fee is one series at a time. Until prices are loaded Kubecost may send another without a provisioner, at 0; two that
 * both cost something at one instant would be paid twice, as series are added.
 */
export function managementSeries(set: MetricSet): Check {
  const check = checkOf('kubecost', 'management-series')
  const series = seriesOf(set, METRIC.managementCost).filter(({ at }) => at.length > 0)
  const nameOf = ({ labels }: Series) => labels.get('provisioner_name') || ''
  if (series.length === 0)
    return check.unknown('There are no samples of the control-plane fee.', 'See why there are none.')
  const evidence = series.map((one) => ({
    label: nameOf(one) || 'no provisioner',
    unit: 'count' as const,
    value: one.at.length,
  }))
  const doubled = instantsPaidTwice(series)
  if (doubled > 0)
    return check.warn(
      `At ${counted(doubled, 'instant')} more than one series of the control-plane fee costs something, and they are added.`,
      'Look for two Kubecost installations that write for this account.',
      evidence,
    )
  const unnamed = series.filter((one) => nameOf(one) === '').length
  if (unnamed > 0)
    return check.warn(
      `${unnamed} of ${series.length} series of the control-plane fee name no provisioner.`,
      'Nothing if they are short and 0: Kubecost sends them until its prices are loaded. Otherwise it does not know whose control plane this is.',
      evidence,
    )
  return check.pass(
    `The control-plane fee comes as ${series.length} series, never two of them at one instant.`,
    evidence,
  )
}

function instantsPaidTwice(series: readonly Series[]): number {
  const payers = new Map<number, number>()
  for (const { at, value } of series)
    at.forEach((t, i) => {
      if (value[i] !== 0) payers.set(t, (payers.get(t) ?? 0) + 1)
    })
  return [...payers.values()].filter((count) => count > 1).length
}
