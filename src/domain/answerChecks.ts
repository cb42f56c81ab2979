import { type Check, checkOf, counted, type Evidence, lengthText, type StageId } from './check'
import type { CostReport } from './costReport'
import type { Failure, FailureKind } from './failure'
import { includedParts, sumsPrices } from './reportedParts'
import type { AnswerOrigin, MetricSet } from './series'
import { floorToHour, type TimeRange } from './timeRange'
import { HOUR_MS, type Instant } from './units'

/** What came of a question; both where an older answer is still at hand, neither while it is under way. */
export interface Answer<T> {
  readonly data: T | null
  readonly failure: Failure | null
}

const ACTION_OF: Readonly<Record<FailureKind, string>> = {
  network: 'Check the connection between this browser and the gateway.',
  timeout: 'Ask for a shorter window, or for fewer metrics.',
  unauthorised: 'Sign in again.',
  forbidden: 'Ask whoever runs the organisation for access to this account.',
  'proxy-refused': 'Ask whoever runs CloudTuner to check the gateway’s access.',
  request: 'Ask for another window.',
  server: 'Ask again later; if it stays, give the request id to whoever runs the gateway.',
  contract: 'Ask whoever runs the gateway which release answered: it speaks a form this one does not know.',
  'too-large': 'Ask for a shorter window, or for fewer metrics.',
}

/** How far the question came: what the gateway itself refused ends there, what it could not read one stage before. */
function stageOf({ kind, code }: Failure): StageId {
  if (kind === 'network') return 'browser'
  const isUpstream = kind === 'proxy-refused' || kind === 'contract' || kind === 'too-large'
  return isUpstream || code?.startsWith('upstream') ? 'metroculus' : 'gateway'
}

/** Whether one of the three questions was answered; `saying` tells of the answer, in a word or two. */
export function answered<T>(
  question: 'metrics' | 'savings' | 'costs',
  answer: Answer<T> | null,
  saying: (data: T) => string,
): Check {
  const id = `${question}-answered`
  if (answer?.failure) {
    const { failure } = answer
    const evidence: Evidence[] = [
      { label: 'kind', unit: 'text', value: failure.kind },
      ...(failure.status === null
        ? []
        : [{ label: 'status', unit: 'count', value: failure.status } as const]),
      ...(failure.requestId === null
        ? []
        : [{ label: 'request id', unit: 'text', value: failure.requestId } as const]),
    ]
    const finding = `The question for ${question} was not answered: ${failure.reason}`
    return checkOf(stageOf(failure), id).fail(finding, ACTION_OF[failure.kind], evidence)
  }
  const check = checkOf('metroculus', id)
  return answer?.data
    ? check.pass(`The question for ${question} was answered: ${saying(answer.data)}.`)
    : check.unknown(`The question for ${question} has not been answered yet.`, 'Wait for the answer.')
}

const LIKELY_CAUSES =
  'Check the account id, the header with which Prometheus writes, and that the window is not older than 30 days.'

/** Which form the metrics came in, and whether it holds a history. */
export function metricsShape({ shape, mode, series }: MetricSet): Check {
  const check = checkOf('metroculus', 'metrics-shape')
  if (series.length === 0) return check.fail(`The answer, of form ${shape}, holds 0 series.`, LIKELY_CAUSES)
  const finding = `The answer has form ${shape}, with ${series.length} series`
  return mode === 'instant'
    ? check.warn(
        `${finding} of current values and no history.`,
        'Take the figures as rates of now; ask a source that answers with samples for totals and trends.',
      )
    : check.pass(`${finding} of samples over time.`)
}

/** Which form the costs came in, and whether prices per gigabyte are in their total. */
export function costsShape(report: CostReport): Check {
  const check = checkOf('metroculus', 'costs-shape')
  const { shape, total, parts } = report
  const network = parts.get('network') ?? 0
  if (shape === 'B1') return check.pass('The costs have form B1: 1 total, of the control-plane fee alone.')
  const form = `The costs have form ${shape}, with ${counted(parts.size, 'part')}`
  if (network === 0 || !sumsPrices(report)) return check.pass(`${form}, none of them known to be wrong.`)
  const evidence = [{ label: 'network part', unit: 'usd', value: network }] as const
  const isIncluded = includedParts(report)?.has('network')
  if (isIncluded === false)
    return check.pass(`${form}; one is a sum of prices per gigabyte, which the total leaves out.`, evidence)
  const share = isIncluded && total ? `, ${Math.round((network / total) * 100)} % of the total,` : ''
  return check.warn(
    `${form}; the network part${share} is a sum of prices per gigabyte, as if each hour had cost them.`,
    'Go by fee and load balancers, which are measured; traffic is not, and its price is no cost.',
    evidence,
  )
}

/** What stands behind the gateway; a recording has none, and answers from inside the page. Null where nobody knows. */
export type Source = 'metroculus' | 'prometheus' | 'recording' | null

/** Whether what we read went through a gateway: only there is every answer looked at before it is let out. */
export function gatewayPassed(origins: readonly (AnswerOrigin | undefined)[], source: Source): Check {
  const check = checkOf('gateway', 'gateway-passed')
  if (source === 'recording')
    return check.unknown(
      'This is a recording, answered from inside this page: no gateway stands before it.',
      'Nothing to do here; with a real cluster every answer comes through one.',
    )
  const passed = origins.filter((origin) => origin?.warnings != null).length
  const finding = `${passed} of ${counted(origins.length, 'answer')} came through a gateway.`
  return passed > 0 && passed === origins.length
    ? check.pass(finding)
    : check.unknown(finding, 'Open the page through its gateway, which looks at every answer.')
}

/** Samples of other accounts in the answers: what keeps tenants apart does not hold. */
export function foreignSamples(origins: readonly (AnswerOrigin | undefined)[], source: Source): Check {
  const check = checkOf('metroculus', 'foreign-samples')
  if (source === 'recording')
    return check.unknown(
      'This is a recording of one account; nobody has looked for samples of others in it.',
      'Nothing to do here; with a real cluster the gateway looks at each sample.',
    )
  const told = origins.filter((origin) => origin !== undefined)
  if (told.length === 0)
    return check.unknown(
      'No answer tells whether samples of other accounts were in it.',
      'Ask through a gateway, which looks at each sample.',
    )
  const foreign = told.reduce((sum, origin) => sum + origin.foreign, 0)
  const finding = `${counted(foreign, 'sample')} of other accounts stood in ${counted(told.length, 'answer')}.`
  return foreign === 0
    ? check.pass(finding)
    : check.fail(
        finding,
        'Tell whoever runs the service at once: they were left out here, and others may not look.',
        [{ label: 'left out', unit: 'count', value: foreign }],
      )
}

/** What the source warned of. Prometheus passes on that a store did not answer; Metroculus does not. */
export function partialResponse(origins: readonly (AnswerOrigin | undefined)[], source: Source): Check {
  const check = checkOf('thanos', 'partial-response')
  const told = origins.flatMap((origin) => (origin?.warnings ? [origin.warnings] : []))
  const warnings = [...new Set(told.flat())]
  if (warnings.length > 0)
    return check.warn(
      `The source gave ${counted(warnings.length, 'warning')}: a part of the samples may be missing.`,
      'Look at the stores of Thanos; a store that is down is left out without an error.',
      warnings.map((value) => ({ label: 'warning', unit: 'text', value })),
    )
  return source === 'prometheus' && told.length > 0
    ? check.pass(`0 warnings came with ${counted(told.length, 'answer')}.`)
    : check.unknown(
        'The source does not pass on whether all stores answered.',
        'Compare the number of nodes with what the cluster has, or ask Prometheus directly.',
      )
}

/** Thanos keeps raw samples this long, and this source answers with nothing coarser; milliseconds. */
const RAW_MS = 30 * 24 * HOUR_MS

/** Hours of the window from which no samples can be expected any more. */
export function retention({ start, end }: TimeRange, now: Instant): Check {
  const check = checkOf('thanos', 'retention')
  const beyond = Math.min(floorToHour(now) - RAW_MS, end) - start
  const length = lengthText(end - start)
  return beyond > 0
    ? check.warn(
        `${lengthText(beyond)} of ${length} lie more than 30 days back, where raw samples are no longer kept.`,
        'Take gaps there for a matter of age, and totals for those of the rest; choose a later start.',
      )
    : check.pass(`All of ${length} lie within the 30 days for which raw samples are kept.`)
}

/** A clock this close is right: an answer takes its time, and its header holds whole seconds. Milliseconds. */
const SAME_TIME_MS = 120_000

/** Whether the browser's clock is right; `serverAheadMs` is server − browser, milliseconds, null if nobody knows. */
export function clockOffset(serverAheadMs: number | null, source: Source): Check {
  const check = checkOf('browser', 'clock')
  if (source === 'recording')
    return check.unknown(
      'This is a recording, whose clock stands still: there is no time to hold the browser’s against.',
      'Nothing to do here; with a real cluster the gateway tells the time.',
    )
  if (serverAheadMs === null)
    return check.unknown(
      'Nobody told the server’s time.',
      'Open the page through its gateway, which tells the time.',
    )
  const apart = Math.abs(serverAheadMs)
  const way = serverAheadMs > 0 ? 'behind' : 'ahead of'
  const finding = `The browser’s clock is ${lengthText(apart)} ${way} the server’s.`
  const evidence = [{ label: 'server − browser', unit: 'ms', value: serverAheadMs }] as const
  return apart > SAME_TIME_MS
    ? check.warn(finding, 'Set the clock of this computer; until then times come from the server.', evidence)
    : check.pass(finding, evidence)
}
