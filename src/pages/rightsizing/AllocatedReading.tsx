import { type Figure as FigureModel, isKnown } from '~/domain/figure'
import type { ResourceFigures, RightsizingFigures } from '~/domain/rightsizing'
import { Figure } from '~/ui/Figure'
import { formatShare } from '~/ui/format'
import { ShareBar } from '~/ui/ShareBar'
import { sentences } from '~/ui/sentences'
import styles from './Rightsizing.module.css'

interface AllocatedReadingProps {
  readonly figures: RightsizingFigures
  /** Null while the node samples are not there. */
  readonly inUse: FigureModel<'bytes'> | null
}

/** What is taken, and what nobody has asked for. */
export const AllocatedReading = ({ figures, inUse }: AllocatedReadingProps) => (
  <div className={styles.resources}>
    <Resource name="CPU" figures={figures.cpu} />
    <Resource name="Memory" figures={figures.memory}>
      {inUse && <Figure figure={inUse} label="Memory in use (working set)" />}
    </Resource>
  </div>
)

interface ResourceProps<U extends 'cores' | 'bytes'> {
  readonly name: string
  readonly figures: ResourceFigures<U>
  readonly children?: React.ReactNode
}

function Resource<U extends 'cores' | 'bytes'>({
  name,
  figures: { mean, p95, max, free },
  children,
}: ResourceProps<U>) {
  return (
    <section className={styles.resource} aria-label={name}>
      <Figure figure={mean} size="large" withCoverage />
      {isKnown(mean) && mean.value.of !== null && (
        <ShareBar
          name={`${name} of capacity`}
          whole={mean.value.of}
          parts={[
            {
              label: 'allocated',
              value: mean.value.part,
              colour: 'var(--accent)',
              text: formatShare(mean.value.part / mean.value.of),
            },
          ]}
        />
      )}
      <div className={styles.row}>
        <Figure figure={free} />
        <Figure figure={p95} label="95th percentile" />
        <Figure figure={max} label="Maximum" />
        {children}
      </div>
      {mean.notes.map((note) => (
        <p key={note} className={styles.note}>
          {sentences([note])}
        </p>
      ))}
    </section>
  )
}
