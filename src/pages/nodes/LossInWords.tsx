import { isKnown } from '~/domain/figure'
import type { Aftermath, Fit } from '~/domain/losses'
import type { LossFigures } from '~/domain/lossFigures'
import { formatCount, formatShare } from '~/ui/format'
import styles from './LossPanel.module.css'
import { Name } from './Name'

interface LossInWordsProps {
  readonly after: Aftermath
  readonly figures: LossFigures
  readonly fit: Fit
  readonly fill: number
}

/** What one loss would mean, for someone who has never seen a cluster. */
export const LossInWords = ({ after, figures, fit, fill }: LossInWordsProps) => (
  <div className={styles.words}>
    <p>
      <Left after={after} />
    </p>
    {after.loss.kind === 'on-demand pool' && (
      <p>
        Nobody takes on-demand nodes back. They would go together with an image that does not start, when the
        cloud retires their type, or when it has no more of it just as they are replaced.
      </p>
    )}
    <p data-verdict={fit.verdict}>
      <Fitting fit={fit} figures={figures} fill={fill} isAnyLeft={after.left.length > 0} />
    </p>
  </div>
)

function Left({ after: { loss, lost, unsure, left } }: { readonly after: Aftermath }) {
  const all = formatCount(lost.length + unsure.length + left.length)
  return (
    <>
      Without{' '}
      {loss.kind === 'zone' ? (
        <Name text={loss.zone} />
      ) : (
        <>
          the {loss.kind === 'spot pool' ? 'spot' : 'on-demand'} nodes of type{' '}
          <Name text={loss.instanceType} /> in <Name text={loss.zone} />
        </>
      )}
      {left.length === 0
        ? ', no node is left for certain'
        : `, ${formatCount(left.length)} of ${all} nodes ${left.length === 1 ? 'is' : 'are'} left`}
      {unsure.length > 0 &&
        `; of ${formatCount(unsure.length)} nobody can say, because their zone, type or lifecycle is not known`}
      .
    </>
  )
}

interface FittingProps extends Omit<LossInWordsProps, 'after'> {
  readonly isAnyLeft: boolean
}

function Fitting({ fit, figures: { cpuFill, memoryFill }, fill, isAnyLeft }: FittingProps) {
  if (fit.verdict === 'cannot say')
    return `Whether what runs today would fit on the rest cannot be said: ${fit.reasons.join(', and ')}.`
  const filled =
    isKnown(cpuFill) && isKnown(memoryFill)
      ? `it would fill ${formatShare(cpuFill.value)} of their CPU and ${formatShare(memoryFill.value)} of their memory, where up to ${formatShare(fill)} is planned for`
      : null
  if (fit.verdict === 'fits')
    return filled === null
      ? `What runs today fits on the rest, at up to ${formatShare(fill)} full, by the nodes that are known alone.`
      : `What runs today fits on the rest: ${filled}.`
  if (!isAnyLeft) return 'Nothing that runs today would have a place to run.'
  return filled === null
    ? `What runs today does not fit on the rest at up to ${formatShare(fill)} full.`
    : `What runs today does not fit on the rest: ${filled}. Some of it would wait until new nodes come.`
}
