import { Select } from '~/ui/Select'
import styles from './DemoBanner.module.css'
import type { World } from './world'

interface DemoBannerProps {
  readonly world: Extract<World, { kind: 'demo' }>
  readonly onScenario: (id: string) => void
}

/** Says at all times that this is not the reader's own cluster, and which state of it is shown. */
export function DemoBanner({ world, onScenario }: DemoBannerProps) {
  const { banner, scenario, scenarios } = world
  // The recorded world answers from inside this page, so another scenario is another start.
  const choose = (id: string) => {
    onScenario(id)
    window.location.reload()
  }
  return (
    <aside className={styles.banner} aria-label="Demo">
      <p>
        <strong>{banner}</strong>
        <span className={styles.description}>{scenario.description}</span>
      </p>
      <Select
        label="Scenario"
        value={scenario.id}
        onChange={choose}
        options={scenarios.map(({ id, title }) => ({ value: id, label: title }))}
      />
    </aside>
  )
}
