import type { SpotPool } from '~/domain/nodeFigures'
import type { Holdings, SpotByZone, ZoneHoldings } from '~/domain/spotZone'
import { formatCores, formatCount } from '~/ui/format'
import { Name } from './Name'

/** How much is on spot, and what the loss of the largest zone and of the largest spot pool would take: one plain sentence each. */
export const RiskInWords = ({ risk }: { readonly risk: SpotByZone }) => (
  <>
    <p>{spotShare(risk.all)}</p>
    <p>
      <ZoneRisk risk={risk} />
    </p>
    {risk.largestPool && (
      <p>
        <PoolRisk all={risk.all.all} pool={risk.largestPool} />
      </p>
    )}
  </>
)

function spotShare({ all, by }: ZoneHoldings): string {
  const { spot, unknown } = by
  if (unknown.now === all.now) return 'Of no node is it known whether it is on spot.'
  const rest = unknown.now > 0 ? ` Of ${formatCount(unknown.now)} it is not known.` : ''
  if (spot.now === 0)
    return `No node is known to be on spot: none is cheap, and none may be taken back at short notice.${rest}`
  const some =
    spot.now === all.now
      ? `All ${nodesIn(all.now)} are`
      : `${formatCount(spot.now)} of ${nodesIn(all.now)} ${spot.now === 1 ? 'is' : 'are'}`
  return `${some} on spot: cheap, and the cloud may take ${spot.now === 1 ? 'it' : 'them'} back at short notice.${rest}`
}

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

function PoolRisk({ all, pool }: { readonly all: Holdings; readonly pool: SpotPool }) {
  if (pool.nodes === 1)
    return 'No two nodes known to be on spot share a pool (one zone, one instance type): an interruption takes one at a time.'
  return (
    <>
      {formatCount(pool.nodes)} of {nodesIn(all.now)} hang on one spot pool{' '}
      <Name before="(" text={pool.zone ?? 'unknown zone'} after="," />{' '}
      <Name text={pool.instanceType ?? 'unknown type'} after=")." />
    </>
  )
}

/** Left out where some capacity is not known: a share of a part would mislead. */
const shareOfCpu = (part: Holdings, all: Holdings): string =>
  all.unsized > 0
    ? ''
    : ` and ${formatCores(part.capacity.cpu, '').trim()} of ${formatCores(all.capacity.cpu)}`

const nodesIn = (nodes: number) => `${formatCount(nodes)} ${nodes === 1 ? 'node' : 'nodes'}`
