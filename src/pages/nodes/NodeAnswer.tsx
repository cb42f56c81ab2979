import { Link } from 'react-router'
import { type Coverage, coverageShare } from '~/domain/coverage'
import { isKnown } from '~/domain/figure'
import type { NodeCosts } from '~/domain/nodeCosts'
import type { NodeFigures } from '~/domain/nodeFigures'
import type { Instant } from '~/domain/units'
import { CoverageText, Figure } from '~/ui/Figure'
import { formatInstant } from '~/ui/format'
import { sentences } from '~/ui/sentences'
import { useReading } from '~/ui/settings'
import styles from './Nodes.module.css'

interface NodeAnswerProps {
  readonly figures: NodeFigures
  readonly costs: NodeCosts
  readonly newest: Instant
  readonly coverage: Coverage
}

/** How many, how much, and how much of it hangs on one thing. */
export function NodeAnswer({ figures, costs, newest, coverage }: NodeAnswerProps) {
  const { zone } = useReading()
  return (
    <section className={styles.answer} aria-label="In short">
      <div className={styles.hero}>
        <Figure figure={figures.now} size="hero" label="Nodes now" />
        <p className={styles.asOf}>
          as of {formatInstant(newest, zone)}, from samples in <CoverageText coverage={coverage} />
          {coverageShare(coverage) < 1 && '; of the other hours nothing is known'}
        </p>
      </div>
      <div className={styles.figures}>
        <Figure figure={figures.spot} size="large" />
        <Figure figure={figures.largestZone} size="large" />
        <Figure figure={figures.capacity} size="large" />
        <Figure figure={figures.largestSpotPool} />
        <Figure figure={figures.seen} label="Nodes seen in the window" />
        <Figure figure={figures.nodeHours} />
        <NodeMoney costs={costs} />
      </div>
    </section>
  )
}

/** Money only where some is known; otherwise one sentence instead of three dashes. */
const NodeMoney = ({ costs: { rate, window, month } }: { readonly costs: NodeCosts }) =>
  isKnown(rate) ? (
    <>
      <Figure figure={rate} label="Cost per hour" />
      <Figure figure={window} label="Cost in the window" withCoverage />
      <Figure figure={month} label="Cost per month" />
      {rate.notes.length > 0 && <p className={styles.priceNote}>{sentences(rate.notes)}</p>}
    </>
  ) : (
    <NoPrice />
  )

function NoPrice() {
  const { linkSearch } = useReading()
  return (
    <p className={styles.priceNote}>
      No price is known for these nodes: the feed has none, nobody has stated one, and no public one is of
      their kind. <Link to={{ pathname: '/prices', search: linkSearch }}>State a price</Link>.
    </p>
  )
}
