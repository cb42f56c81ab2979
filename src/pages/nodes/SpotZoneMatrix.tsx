import type { Purchase } from '~/domain/nodes'
import { type Holdings, PURCHASES, type SpotByZone, type ZoneHoldings } from '~/domain/spotZone'
import { formatCores, formatCount, formatShare } from '~/ui/format'
import { COLOUR } from '~/ui/theme'
import { LIFECYCLE } from './lifecycle'
import styles from './SpotZoneMatrix.module.css'

/** Zones down, ways of buying across: a full column of one colour is one kind of risk, a full row another. */
export function SpotZoneMatrix({ risk: { zones, all } }: { readonly risk: SpotByZone }) {
  const most = Math.max(...zones.flatMap(({ by }) => PURCHASES.map((purchase) => by[purchase].now)))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.frame} tabIndex={0} aria-label="Spot by zone">
      <table className={styles.matrix}>
        <caption className="visuallyHidden">Nodes now, and their vCPU, by zone and lifecycle</caption>
        <thead>
          <tr>
            <th scope="col">Zone</th>
            {PURCHASES.map((purchase) => (
              <th key={purchase} scope="col">
                {LIFECYCLE[purchase].label}
              </th>
            ))}
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          {zones.map((zone) => (
            <tr key={JSON.stringify(zone.zone)}>
              <th scope="row" title={zone.zone ?? undefined}>
                <bdi>{zone.zone ?? 'unknown'}</bdi>
              </th>
              <Cells holdings={zone} of={all.all} most={most} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All zones</th>
            <Cells holdings={all} of={all.all} most={null} />
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

interface CellsProps {
  readonly holdings: ZoneHoldings
  readonly of: Holdings
  /** Nodes in the fullest cell, which has the strongest tint; null for totals, which have none. */
  readonly most: number | null
}

const Cells = ({ holdings: { by, all }, of, most }: CellsProps) => (
  <>
    {PURCHASES.map((purchase) => (
      <Cell
        key={purchase}
        held={by[purchase]}
        of={of}
        tint={most === null ? undefined : tintOf(purchase, by[purchase].now / most)}
      />
    ))}
    <Cell held={all} of={of} tint={undefined} />
  </>
)

/** The strongest tint text still stands on: 4.5 to 1 in both schemes. */
const STRONGEST_TINT = 26

const tintOf = (purchase: Purchase, strength: number): string =>
  `color-mix(in srgb, ${COLOUR[LIFECYCLE[purchase].colour]} ${8 + strength * (STRONGEST_TINT - 8)}%, var(--ground))`

interface CellProps {
  readonly held: Holdings
  readonly of: Holdings
  readonly tint: string | undefined
}

function Cell({ held, of, tint }: CellProps) {
  if (held.now === 0) return <td className={styles.none}>0</td>
  return (
    <td style={{ background: tint }} title={`${formatShare(held.now / of.now)} of all nodes`}>
      <strong>{formatCount(held.now)}</strong>
      <span className="visuallyHidden"> {held.now === 1 ? 'node' : 'nodes'}, </span>
      <span className={styles.cpu}>{cpuOf(held)}</span>
    </td>
  )
}

const cpuOf = ({ now, unsized, capacity }: Holdings): string =>
  unsized === now ? 'vCPU unknown' : `${formatCores(capacity.cpu)}${unsized > 0 ? ' + ?' : ''}`
