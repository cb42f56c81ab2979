import { Link } from 'react-router'
import { type Coverage, coverageShare } from '~/domain/coverage'
import { isKnown } from '~/domain/figure'
import type { NodeFigures } from '~/domain/nodeFigures'
import type { NodeList } from '~/domain/nodes'
import { rightsizingFigures } from '~/domain/rightsizing'
import type { MetricSet } from '~/domain/series'
import type { TimeRange } from '~/domain/timeRange'
import { formatCoverage, formatShare } from '~/ui/format'
import { formatFigure } from '~/ui/formatFigure'
import { Panel } from '~/ui/Panel'
import { useReading } from '~/ui/settings'
import styles from './Surroundings.module.css'

interface WhereNextProps {
  readonly figures: NodeFigures
  readonly coverage: Coverage
  readonly savings: MetricSet | undefined
  readonly nodes: NodeList
  readonly window: TimeRange
  readonly changed: string | null
}

/** What this answer suggests to look at, each as a sentence with its number in it. */
export function WhereNext({ figures, coverage, savings, nodes, window, changed }: WhereNextProps) {
  const { linkSearch, ...writing } = useReading()
  const hints: { to: string; text: string; page: string }[] = []
  if (isKnown(figures.spot) && figures.spot.value.part > 0 && isKnown(figures.largestZone))
    hints.push({
      to: '/nodes',
      page: 'Nodes',
      text: `${formatFigure(figures.spot, writing)} run on spot, and the fullest zone holds ${formatShare(figures.largestZone.value)} of all nodes. See what one interruption would take.`,
    })
  if (savings) {
    const { cpu } = rightsizingFigures(savings, nodes, window)
    if (isKnown(cpu.free) && cpu.free.value.of !== null)
      hints.push({
        to: '/rightsizing',
        page: 'Rightsizing',
        text: `${formatShare(cpu.free.value.part / cpu.free.value.of)} of the CPU is allocated to nobody. See how many nodes would do.`,
      })
  }
  hints.push({
    to: '/trends',
    page: 'Trends',
    text: `${
      coverageShare(coverage) < 1
        ? `Only ${formatCoverage(coverage)} have samples.`
        : 'Every hour has samples.'
    } ${changed ?? 'See what moved.'} Compare it with before.`,
  })
  return (
    <Panel title="Where to look next" area="next">
      <ul className={styles.next}>
        {hints.map(({ to, text, page }) => (
          <li key={to}>
            <Link to={{ pathname: to, search: linkSearch }}>{page}</Link>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
