import { type Check, checkOf, counted } from './check'
import type { MetricSet } from './series'

/** More unusable samples than this share, and what is left may say something else. */
const MOST_UNUSABLE = 0.1

/** What decoding had to set aside of these answers. */
export function countChecks(sets: readonly MetricSet[]): Check[] {
  const total = (of: keyof MetricSet['counts']) => sets.reduce((sum, { counts }) => sum + counts[of], 0)
  const received = total('received')
  const ofAll = `of ${counted(received, 'sample')}`
  const one = (
    stage: Check['stage'],
    of: 'unusable' | 'repeated' | 'conflicting',
    judge: (check: ReturnType<typeof checkOf>, count: number, evidence: Check['evidence']) => Check,
  ) => {
    const check = checkOf(stage, `${of}-samples`)
    const evidence = [
      { label: of, unit: 'count', value: total(of) },
      { label: 'received', unit: 'count', value: received },
    ] as const
    return received === 0
      ? check.unknown('No sample was received that could be looked at.', 'See why there are none.')
      : judge(check, total(of), evidence)
  }
  return [
    one('kubecost', 'unusable', (check, count, evidence) => {
      const action = 'Look for NaN on Kubecost’s own metrics page: it writes them while it has no prices.'
      if (count === 0) return check.pass(`All ${ofAll} hold a usable number.`, evidence)
      const finding = `${count} ${ofAll} held no usable number and were left out.`
      return (count > MOST_UNUSABLE * received ? check.fail : check.warn)(finding, action, evidence)
    }),
    one('thanos', 'repeated', (check, count, evidence) =>
      check.pass(
        count === 0
          ? `None ${ofAll} came more than once.`
          : `${count} ${ofAll} came more than once, as from replicas, and count once.`,
        evidence,
      ),
    ),
    one('thanos', 'conflicting', (check, count, evidence) => {
      const action = 'Look for two Prometheus servers that write for this account under the same labels.'
      const finding = `${count} ${ofAll} contradict another of the same series and time; the larger counts.`
      return count === 0
        ? check.pass(`None ${ofAll} contradicts another of the same series and time.`, evidence)
        : check.warn(finding, action, evidence)
    }),
  ]
}
