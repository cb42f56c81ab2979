import { Switch } from '@mantine/core'
import { UNKNOWN_ZONE, zoneCounts } from '~/domain/nodeFigures'
import { type NodeList, nodesNow } from '~/domain/nodes'
import type { RightsizingFigures } from '~/domain/rightsizing'
import { demandOf, type NodeModel, nodeModelOf, sizingTable } from '~/domain/sizing'
import { PlainTable } from '~/ui/PlainTable'
import '~/ui/mantineControls'
import { Figure } from '~/ui/Figure'
import { formatBytes, formatCores, formatCount, formatShare, NOTHING } from '~/ui/format'
import { Panel } from '~/ui/Panel'
import { NodeFill } from './NodeFill'
import styles from './Rightsizing.module.css'

interface SizingTableProps {
  readonly figures: RightsizingFigures
  readonly nodes: NodeList | null
  readonly onePerZone: boolean
  readonly onOnePerZone: (onePerZone: boolean) => void
}

/** How many nodes of today's type would do, at three target fills. A what-if with its assumptions beside it. */
export function SizingTable({ figures, nodes, onePerZone, onOnePerZone }: SizingTableProps) {
  const now = nodes === null ? [] : nodesNow(nodes)
  const model = nodeModelOf(now)
  const zones = zoneCounts(now).filter(({ zone }) => zone !== UNKNOWN_ZONE).length
  const { cpu, memory } = figures.allocation
  const rows = sizingTable(demandOf(cpu, memory), model, zones, onePerZone)
  const overhead = cpu.daemonSetPerNode !== null && memory.daemonSetPerNode !== null
  return (
    <Panel
      title="How many nodes would fit"
      lead={
        model
          ? `Counted in ${model.instanceType} (${formatCores(model.capacity.cpu)}, ${formatBytes(model.capacity.memory)}), the type of ${partInWords(model)} nodes today. A what-if, not advice.`
          : 'The type of today’s nodes, or its size, is not known.'
      }
      actions={
        <Switch
          size="sm"
          label={`A node in every zone${zones > 0 ? ` (${zones})` : ''}`}
          checked={onePerZone}
          onChange={(event) => onOnePerZone(event.currentTarget.checked)}
        />
      }
    >
      <PlainTable label="Sizing table">
        <thead>
          <tr>
            <th scope="col">Profile</th>
            <th scope="col">Target fill</th>
            <th scope="col">Fewest nodes</th>
            <th scope="col">Nodes that fit</th>
            <th scope="col">With a node in every zone</th>
            <th scope="col">To carry</th>
            <th scope="col">Filled</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ profile, fits, withOnePerZone, required, fill }) => (
            <tr key={profile.name}>
              <th scope="row">{profile.name}</th>
              <td>{formatShare(profile.fill)}</td>
              <td>{profile.fewest}</td>
              <td className={styles.fitting} data-chosen={!onePerZone || undefined}>
                <Figure figure={fits} size="inline" bare />
              </td>
              <td className={styles.fitting} data-chosen={onePerZone || undefined}>
                <Figure
                  figure={withOnePerZone}
                  size="inline"
                  bare
                  label="Nodes that fit, one in every zone"
                />
              </td>
              <td>
                {required === null
                  ? NOTHING
                  : `${formatCores(required.cpu)}, ${formatBytes(required.memory)}`}
              </td>
              <td>{fill === null ? NOTHING : <NodeFill fill={fill} target={profile.fill} />}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
      <ul className={styles.assumptions}>
        <li>Sized on the 95th percentile of what ordinary pods allocated in the covered hours.</li>
        <li>
          {overhead
            ? 'DaemonSet pods are measured and counted once on every node.'
            : 'DaemonSet pods are not in the feed: every node needs a little more than shown.'}
        </li>
        <li>The largest single pod is not known; it has to fit on one node.</li>
        <li>Spot interruptions and rolling updates need room beyond this.</li>
      </ul>
    </Panel>
  )
}

const partInWords = ({ nodes, of }: NodeModel) =>
  nodes === of ? `all ${formatCount(of)}` : `${formatCount(nodes)} of ${formatCount(of)}`
