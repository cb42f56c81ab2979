import type { Point } from '~/api/contract/wire'
import { editMetric, type Run, runsOf } from './edits'
import type { Recording } from './recording'

/** What becomes of the nodes, given as one run each. */
type EditRuns = (nodes: readonly Run[]) => readonly Run[]

/** The nodes are known by the series of this metric alone. */
export const editNodes = (recording: Recording, edit: EditRuns): Recording =>
  editMetric(recording, 'kubecost_node_is_spot', (points) =>
    edit(runsOf(points)).flatMap((run) => run.points as Point[]),
  )

/** 0 is on-demand. A fraction is neither: it comes from averaging over an hour in which the flag changed. */
const FLAGS = [1, 0, 0, 0.5]

export const mixedPurchase: EditRuns = (nodes) =>
  nodes.map((node, index) =>
    withPoints(node, (point) => ({ ...point, value: FLAGS[index % FLAGS.length] ?? 1 })),
  )

/** The second node leaves after half of its samples; two like it arrive when a third of them are left. */
export const replaceNodes: EditRuns = (nodes) =>
  nodes.flatMap((node, index) => {
    if (index !== 1) return [node]
    const half = node.points[Math.floor(node.points.length / 2)]?.timestamp ?? 0
    const late = node.points[Math.floor((node.points.length * 2) / 3)]?.timestamp ?? 0
    const leaving = { ...node, points: node.points.filter(({ timestamp }) => timestamp < half) }
    const arriving = { ...node, points: node.points.filter(({ timestamp }) => timestamp >= late) }
    return [leaving, renamed(arriving, nodes.length + 1), renamed(arriving, nodes.length + 2)]
  })

/** The same machine type under the nth name and id. */
function renamed(run: Run, nth: number): Run {
  const { node = '', provider_id = '' } = run.labels
  const name = node.replace(/\d+(?=\.|$)/, (last) => String(Number(last) + nth))
  const labels = {
    ...run.labels,
    instance: name,
    node: name,
    provider_id: provider_id.replace(/i-\w+$/, `i-${String(nth).padStart(17, '0')}`),
  }
  return withPoints({ ...run, labels }, (point) => ({ ...point, labels }))
}

const withPoints = (run: Run, edit: (point: Point) => Point): Run => ({
  ...run,
  points: run.points.map(edit),
})
