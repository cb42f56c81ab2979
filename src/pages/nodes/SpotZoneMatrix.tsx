import type { Purchase } from '~/domain/nodes'
import {
  type Holdings,
  type Measure,
  measured,
  PURCHASES,
  type SpotByZone,
  shareOf,
  type ZoneHoldings,
} from '~/domain/spotZone'
import { between } from '~/ui/between'
import { formatBytes, formatCores, formatCount, formatShare } from '~/ui/format'
import type { Money } from '~/ui/money'
import { ScrollFrame } from '~/ui/ScrollFrame'
import { useReading } from '~/ui/settings'
import { COLOUR } from '~/ui/theme'
import { LIFECYCLE } from './lifecycle'
import styles from './SpotZoneMatrix.module.css'

interface SpotZoneMatrixProps {
  readonly risk: SpotByZone
  readonly by: Measure
}

/** Zones down, ways of buying across: a full column of one colour is one kind of risk, a full row another. */
export function SpotZoneMatrix({ risk: { zones, all }, by }: SpotZoneMatrixProps) {
  const most = Math.max(
    ...zones.flatMap((zone) => PURCHASES.map((purchase) => measured(zone.by[purchase], by).value)),
  )
  return (
    <ScrollFrame className={styles.frame} label="Spot by zone">
      <table className={styles.matrix} data-by={by}>
        <caption className="visuallyHidden">{CAPTION[by]} by zone and lifecycle</caption>
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
              <Cells holdings={zone} of={all.all} by={by} most={most} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All zones</th>
            <Cells holdings={all} of={all.all} by={by} most={null} />
          </tr>
        </tfoot>
      </table>
    </ScrollFrame>
  )
}

const CAPTION: Record<Measure, string> = {
  nodes: 'Nodes now, and their vCPU,',
  cpu: 'vCPU of the nodes now',
  memory: 'Memory of the nodes now, GiB,',
  cost: 'Price per hour of the nodes now',
}

interface CellsProps {
  readonly holdings: ZoneHoldings
  readonly of: Holdings
  readonly by: Measure
  /** What the fullest cell holds, which has the strongest tint; null for totals, which have none. */
  readonly most: number | null
}

const Cells = ({ holdings, of, by, most }: CellsProps) => (
  <>
    {PURCHASES.map((purchase) => {
      const held = holdings.by[purchase]
      return (
        <Cell
          key={purchase}
          held={held}
          of={of}
          by={by}
          tint={most === null ? undefined : tintOf(purchase, most > 0 ? measured(held, by).value / most : 0)}
        />
      )
    })}
    <Cell held={holdings.all} of={of} by={by} tint={undefined} />
  </>
)

/** The strongest tint text still stands on: 4.5 to 1 in both schemes. */
const STRONGEST_TINT = 26

const tintOf = (purchase: Purchase, strength: number): string =>
  `color-mix(in srgb, ${COLOUR[LIFECYCLE[purchase].colour]} ${8 + strength * (STRONGEST_TINT - 8)}%, var(--ground))`

const WHOLE: Record<Measure, string> = {
  nodes: 'all nodes',
  cpu: 'all vCPU',
  memory: 'all memory',
  cost: 'the price of all nodes',
}

interface CellProps {
  readonly held: Holdings
  readonly of: Holdings
  readonly by: Measure
  readonly tint: string | undefined
}

function Cell({ held, of, by, tint }: CellProps) {
  const { money } = useReading()
  if (held.now === 0) return <td className={styles.none}>0</td>
  const nodes = `${formatCount(held.now)} ${held.now === 1 ? 'node' : 'nodes'}`
  const share = shareOf(held, of, by)
  const title = share === null ? undefined : `${formatShare(share)} of ${WHOLE[by]}`
  return by === 'nodes' ? (
    <td style={{ background: tint }} title={title}>
      <strong>{formatCount(held.now)}</strong>
      <span className="visuallyHidden"> {held.now === 1 ? 'node' : 'nodes'}, </span>
      <span className={styles.beside}>{written(held, 'cpu', money)}</span>
    </td>
  ) : (
    <td style={{ background: tint }} title={title}>
      <strong>{written(held, by, money)}</strong>
      <span className="visuallyHidden">, </span>
      <span className={styles.beside}>{nodes}</span>
    </td>
  )
}

/** What nobody knows is marked and never counted as nothing. */
function written(held: Holdings, by: Exclude<Measure, 'nodes'>, money: Money): string {
  const { unknown } = measured(held, by)
  if (unknown === held.now) return by === 'cost' ? 'no price' : by === 'cpu' ? 'vCPU unknown' : 'GiB unknown'
  const text =
    by === 'cpu'
      ? formatCores(held.capacity.cpu)
      : by === 'memory'
        ? formatBytes(held.capacity.memory)
        : between(held.rate, money.rate)
  return `${text}${unknown > 0 ? ' + ?' : ''}`
}
