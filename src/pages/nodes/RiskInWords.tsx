import type { Holdings, SpotByZone } from '~/domain/spotZone'
import { formatCores, formatCount } from '~/ui/format'
import styles from './Nodes.module.css'

/** What the loss of the largest zone, and of the largest spot pool, would take: one plain sentence each. */
export const RiskInWords = ({ risk }: { readonly risk: SpotByZone }) => (
  <>
    <p>
      <ZoneRisk risk={risk} />
    </p>
    <p>
      <PoolRisk risk={risk} />
    </p>
  </>
)

function ZoneRisk({ risk: { all, zones, largestZone } }: { readonly risk: SpotByZone }) {
  if (largestZone === null) return 'No node names its zone, so what the loss of one would take is not known.'
  const name = <Name text={largestZone.zone ?? ''} />
  if (zones.length === 1)
    return (
      <>
        All {nodesIn(all.all.now)} stand in {name}: losing that zone takes everything.
      </>
    )
  return (
    <>
      Losing {name} takes {formatCount(largestZone.all.now)} of {nodesIn(all.all.now)}
      {shareOfCpu(largestZone.all, all.all)}.
    </>
  )
}

function PoolRisk({ risk: { all, largestPool } }: { readonly risk: SpotByZone }) {
  if (largestPool === null) return 'No node is known to be on spot.'
  if (largestPool.nodes === 1)
    return 'No two spot nodes share a pool (one zone, one instance type): an interruption takes one at a time.'
  return (
    <>
      {formatCount(largestPool.nodes)} of {nodesIn(all.all.now)} hang on one spot pool{' '}
      <Name before="(" text={largestPool.zone ?? 'unknown zone'} after="," />{' '}
      <Name text={largestPool.instanceType ?? 'unknown type'} after=")." />
    </>
  )
}

/** Left out where some capacity is not known: a share of a part would mislead. */
const shareOfCpu = (part: Holdings, all: Holdings): string =>
  all.unsized > 0
    ? ''
    : ` and ${formatCores(part.capacity.cpu, '').trim()} of ${formatCores(all.capacity.cpu)}`

const nodesIn = (nodes: number) => `${formatCount(nodes)} ${nodes === 1 ? 'node' : 'nodes'}`

/** Text from the cluster, which may not turn the sentence around; short ones stay on one line. */
const Name = ({
  before,
  text,
  after,
}: {
  readonly before?: string
  readonly text: string
  readonly after?: string
}) => (
  <span className={styles.name}>
    {before}
    <bdi>{text}</bdi>
    {after}
  </span>
)
