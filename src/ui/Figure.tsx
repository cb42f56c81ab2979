import type { Coverage } from '~/domain/coverage'
import { type Figure as FigureModel, isKnown } from '~/domain/figure'
import { FIGURES } from '~/domain/figures'
import type { Provenance } from '~/domain/figureUnits'
import styles from './Figure.module.css'
import { formatCoverage } from './format'
import { formatFigure } from './formatFigure'
import { useReading } from './settings'

interface FigureProps {
  readonly figure: FigureModel
  readonly size?: 'hero' | 'large' | 'normal' | 'inline'
  /** Hides the label where the place already names the figure; it stays for screen readers. */
  readonly bare?: boolean
  /** Hides the coverage line where the same coverage stands right beside. It is in the explanation anyway. */
  readonly withCoverage?: boolean
  readonly label?: string
}

const WHAT_IT_MEANS: Record<Provenance, string> = {
  observed: 'Observed: from samples, over the hours that have some',
  projected: 'Projected: a measured rate carried over hours not seen',
  modelled: 'Modelled: needs a price or a capacity that is not in the feed',
  reported: 'Reported: computed by the service, repeated as it came',
}

/**
 * The one way a figure is drawn: its value, where it comes from and how much was seen; pressing it tells
 * the rest. A figure we do not have is a dash that says why.
 */
export function Figure({ figure, size = 'normal', bare = false, withCoverage = false, label }: FigureProps) {
  const { explain, ...writing } = useReading()
  const name = label ?? FIGURES[figure.id].label
  const text = formatFigure(figure, writing)
  const [value, detail] = split(text)
  const beside = isKnown(figure) ? writing.money.beside?.(FIGURES[figure.id].unit, figure.value) : null
  const reason = isKnown(figure) ? null : figure.reason
  const seen = figure.coverage !== null && figure.coverage.window > 0 ? formatCoverage(figure.coverage) : null
  return (
    <span className={styles.figure} data-size={size}>
      {!bare && <span className={styles.label}>{name}</span>}
      <button
        type="button"
        className={styles.value}
        onClick={() => explain(figure)}
        title={reason ?? ((size === 'inline' && beside) || 'Where does this number come from?')}
        aria-label={[`${name}: ${reason === null ? text : `not known, ${reason}`}`, figure.provenance, seen]
          .filter(Boolean)
          .join(', ')}
      >
        <span
          data-figure={figure.id}
          data-provenance={figure.provenance}
          data-coverage={seen ?? undefined}
          data-missing={reason === null ? undefined : ''}
          data-unit={FIGURES[figure.id].unit}
        >
          {value}
          {detail && ' '}
          {detail && <span className={styles.detail}>{detail}</span>}
        </span>
      </button>
      {beside && size !== 'inline' && <span className={styles.coverage}>{beside}</span>}
      {size !== 'inline' && (
        <span className={styles.meta}>
          <ProvenanceChip provenance={figure.provenance} />
          {withCoverage && figure.coverage && <CoverageText coverage={figure.coverage} />}
        </span>
      )}
      {reason !== null && size !== 'inline' && <span className={styles.reason}>{reason}</span>}
    </span>
  )
}

/** "$72.00/mo (720 h)" is a number and a remark on it; the remark is set smaller. */
function split(text: string): [string, string | null] {
  const at = text.indexOf(' (')
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)]
}

export const ProvenanceChip = ({ provenance }: { readonly provenance: Provenance }) => (
  <span className={styles.chip} data-kind={provenance} title={WHAT_IT_MEANS[provenance]}>
    {provenance}
  </span>
)

export const CoverageText = ({ coverage }: { readonly coverage: Coverage }) => (
  <span className={styles.coverage} title="Hours of the window that have samples">
    {formatCoverage(coverage)}
  </span>
)
