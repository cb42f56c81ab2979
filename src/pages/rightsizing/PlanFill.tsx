import type { Fit, Terms } from '~/domain/whatIf'
import { formatBytes, formatCores, formatShare } from '~/ui/format'
import styles from './PlanFill.module.css'

interface PlanFillProps {
  readonly fit: Fit
  readonly terms: Terms
}

/** What the nodes of a plan would hold: ordinary pods, DaemonSet pods, room up to the target, and what stays free. */
export function PlanFill({ fit, terms }: PlanFillProps) {
  const { sized: nodes, capacity, required, room } = fit
  return (
    <div className={styles.pictures}>
      <Resource
        name="vCPU"
        nodes={nodes}
        ordinary={terms.ordinary.cpu / capacity.cpu}
        fill={required.cpu / capacity.cpu}
        target={terms.fill}
        text={`${formatCores(required.cpu)} of ${formatCores(capacity.cpu)}`}
        room={room.cpu < 0 ? null : formatCores(room.cpu)}
      />
      <Resource
        name="Memory"
        nodes={nodes}
        ordinary={terms.ordinary.memory / capacity.memory}
        fill={required.memory / capacity.memory}
        target={terms.fill}
        text={`${formatBytes(required.memory)} of ${formatBytes(capacity.memory)}`}
        room={room.memory < 0 ? null : formatBytes(room.memory)}
      />
      <ul className={styles.legend} aria-hidden="true">
        <li data-part="ordinary">ordinary pods</li>
        {required.cpu > terms.ordinary.cpu && <li data-part="daemonset">DaemonSet pods</li>}
        <li data-part="room">room up to the target</li>
        <li data-part="reserve">kept free</li>
        {nodes > MOST_DRAWN && <li>drawn as {MOST_DRAWN} nodes</li>}
      </ul>
    </div>
  )
}

/** Beyond this many, lines between nodes would be the picture. */
const MOST_DRAWN = 60

interface ResourceProps {
  readonly name: string
  readonly nodes: number
  /** Shares of the capacity. */
  readonly ordinary: number
  readonly fill: number
  readonly target: number
  readonly text: string
  /** Null: the target is passed. */
  readonly room: string | null
}

function Resource({ name, nodes, ordinary, fill, target, text, room }: ResourceProps) {
  const said = `${text} (${formatShare(fill)})`
  const boxes = Math.min(nodes, MOST_DRAWN)
  return (
    <div className={styles.resource}>
      <span className={styles.name}>{name}</span>
      <div
        className={styles.nodes}
        role="img"
        aria-label={`${name} of ${nodes} nodes: ${said}, target ${formatShare(target)}`}
        data-close={boxes > 20 || undefined}
      >
        {Array.from({ length: boxes }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one picture of a node is like the other
          <span key={i} className={styles.node}>
            <i data-part="reserve" style={{ top: 0, height: `${(1 - target) * 100}%` }} />
            <i data-part="daemonset" style={{ height: percent(fill) }} />
            <i data-part="ordinary" style={{ height: percent(ordinary) }} />
            <b style={{ bottom: `${target * 100}%` }} />
          </span>
        ))}
      </div>
      <span className={styles.text}>
        {said}
        <small data-over={room === null || undefined}>
          {room === null ? 'over the target' : `${room} below the target`}
        </small>
      </span>
    </div>
  )
}

const percent = (share: number) => `${Math.min(1, share) * 100}%`
