import { formatShare } from '~/ui/format'
import styles from './NodeFill.module.css'

interface NodeFillProps {
  readonly fill: { readonly cpu: number; readonly memory: number }
  /** The share up to which nodes are planned. */
  readonly target: number
}

/** How full the nodes would be, CPU over memory, against the target. */
export const NodeFill = ({ fill, target }: NodeFillProps) => (
  <div className={styles.fill}>
    <Gauge name="CPU" share={fill.cpu} target={target} />
    <Gauge name="Memory" share={fill.memory} target={target} />
  </div>
)

const Gauge = ({
  name,
  share,
  target,
}: {
  readonly name: string
  readonly share: number
  readonly target: number
}) => (
  <div className={styles.gauge}>
    <span className={styles.bar} aria-hidden="true">
      <i style={{ width: `${Math.min(100, share * 100)}%` }} />
      <b style={{ left: `${target * 100}%` }} />
    </span>
    <span className={styles.text}>
      {name} {formatShare(share)}
    </span>
  </div>
)
