import { Link } from 'react-router'
import type { DataHealth, StatusCount } from '~/domain/health'
import { HOUR_MS } from '~/domain/units'
import { formatAge, formatCount, formatInstant, NOTHING } from '~/ui/format'
import { Panel } from '~/ui/Panel'
import { useReading } from '~/ui/settings'
import styles from './Surroundings.module.css'

/** Whether the pipeline that brings the numbers is well, and whose numbers they are. */
export function HealthPanel({ health }: { readonly health: DataHealth }) {
  const { zone, linkSearch } = useReading()
  const { lastSample, age, allocation, assets, identity } = health
  return (
    <Panel
      title="Data health"
      area="health"
      actions={<Link to={{ pathname: '/health', search: linkSearch }}>All checks</Link>}
    >
      <dl className={styles.facts}>
        <Fact name="Last sample">
          {lastSample === null || age === null
            ? NOTHING
            : `${formatInstant(lastSample, zone)}, ${formatAge(age * HOUR_MS)} ago`}
        </Fact>
        <Fact name="Allocation sets">{statusText(allocation)}</Fact>
        <Fact name="Asset sets">{statusText(assets)}</Fact>
        <Fact name="Provider">{both(identity?.provider, identity?.provisioner)}</Fact>
        <Fact name="Region">{identity?.region ?? NOTHING}</Fact>
        <Fact name="Kubernetes">{identity?.version ?? NOTHING}</Fact>
      </dl>
    </Panel>
  )
}

const Fact = ({ name, children }: { readonly name: string; readonly children: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** "daily 92, hourly 50 fine; 1 failed": what is wrong is named, what is fine is counted. */
function statusText(counts: readonly StatusCount[]): string {
  if (counts.length === 0) return `${NOTHING} (not in the answer)`
  const fine = counts.filter(({ status }) => status === 'success')
  const wrong = counts.filter(({ status, sets }) => status !== 'success' && sets > 0)
  const told = fine.map(({ resolution, sets }) => `${formatCount(sets)} ${resolution}`).join(', ')
  return [
    `${told || 'none'} fine`,
    ...wrong.map(({ resolution, status, sets }) => `${formatCount(sets)} ${resolution} ${status}`),
  ].join('; ')
}

const both = (a: string | null | undefined, b: string | null | undefined): string =>
  [a, b].filter(Boolean).join(', ') || NOTHING
