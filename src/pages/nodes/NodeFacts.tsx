import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { gpusOf } from '~/domain/instanceGpus'
import { NODE_CAPACITY_METRIC, NODE_PRICE_METRIC } from '~/domain/metrics'
import { presenceOf } from '~/domain/nodeLife'
import { whoSays } from '~/domain/nodePrice'
import type { Node } from '~/domain/nodes'
import type { Instant } from '~/domain/units'
import { between } from '~/ui/between'
import { ProvenanceChip } from '~/ui/Figure'
import { formatBytes, formatCores, formatCount, formatHours, formatInstant } from '~/ui/format'
import { useReading } from '~/ui/settings'
import { LongText } from '~/ui/table/LongText'
import { type LIFECYCLE, PRESENCE } from './lifecycle'
import styles from './NodeDrawer.module.css'
import { Lifecycle } from './nodeCells'
import { NO_CAPACITY } from './nodeSums'

/** What a node is, each fact with where it was read. */
export const NodeFacts = ({ node, newest }: { readonly node: Node; readonly newest: Instant }) => (
  <dl className={styles.facts}>
    <Fact term="State">
      <State node={node} newest={newest} />
    </Fact>
    <Fact term="Lifecycle" meaning={MEANING[node.purchase]}>
      <Lifecycle purchase={node.purchase} />
    </Fact>
    <Fact term="Instance type" meaning="The machine’s model at the cloud">
      {node.instanceType === null ? 'not known: no label “instance_type”' : <bdi>{node.instanceType}</bdi>}
    </Fact>
    <Fact term="Zone" meaning="The data centre it stands in">
      {node.zone === null ? (
        'not known: no label names it, and the provider id holds none'
      ) : (
        <>
          <bdi>{node.zone.name}</bdi>, read from its {node.zone.source}
        </>
      )}
    </Fact>
    {node.region !== null && (
      <Fact term="Region">
        <bdi>{node.region}</bdi>
      </Fact>
    )}
    <Fact term="Provider id" meaning="The cloud’s own name for the machine">
      {node.providerId === null ? (
        'not known: no label “provider_id”, so it is told by its name'
      ) : (
        <LongText full={node.providerId} what="provider id" isCode />
      )}
    </Fact>
    {node.architecture !== null && (
      <Fact term="Processor" meaning="Programs are built for one kind of it">
        <bdi>{node.architecture}</bdi>,{' '}
        {node.labels.get('arch') ? 'read from its label “arch”' : 'by its instance type'}
      </Fact>
    )}
    <Gpus type={node.instanceType} />
    <Fact term="Capacity">
      <Capacity node={node} />
    </Fact>
    <Fact term="Price">
      <Price node={node} />
    </Fact>
  </dl>
)

const MEANING: Record<keyof typeof LIFECYCLE, string> = {
  spot: 'Cheap, and the cloud may take it back at short notice',
  'on-demand': 'Full price, and it stays until it is given back',
  unknown: 'Its newest flag is neither 1 (spot) nor 0 (on-demand)',
}

interface FactProps {
  readonly term: string
  /** One line for whoever sees the term for the first time. */
  readonly meaning?: string
  readonly children: ReactNode
}

const Fact = ({ term, meaning, children }: FactProps) => (
  <div>
    <dt>{term}</dt>
    <dd>
      {children}
      {meaning && <span className={styles.meaning}>{meaning}</span>}
    </dd>
  </div>
)

function State({ node, newest }: { readonly node: Node; readonly newest: Instant }) {
  const { zone } = useReading()
  const presence = presenceOf(node, newest)
  if (presence === 'now') return `there at the newest instant, ${formatInstant(newest, zone)}`
  const { word, meaning } = PRESENCE[presence]
  return (
    <>
      {word} {formatInstant(node.lastSeen, zone)}
      <span className={styles.meaning}>{meaning}</span>
    </>
  )
}

/** Only where there are some: of a type in no list nobody knows that it has none. */
function Gpus({ type }: { readonly type: string | null }) {
  const gpus = type === null ? 0 : gpusOf(type)
  return gpus === 0 ? null : (
    <Fact term="GPUs" meaning="Processors for graphics and for training models">
      {gpus === null
        ? 'a part of one, or a number that is not in our list of its instance type'
        : `${formatCount(gpus)}, by its instance type`}
    </Fact>
  )
}

function Capacity({ node: { capacity } }: { readonly node: Node }) {
  if (capacity === null) return `not known: ${NO_CAPACITY}`
  const isFed = capacity.source === 'feed'
  return (
    <>
      {formatCores(capacity.cpu)}, {formatBytes(capacity.memory)}{' '}
      <ProvenanceChip provenance={isFed ? 'observed' : 'modelled'} />
      <span className={styles.meaning}>
        All it holds for what runs on it:{' '}
        {isFed ? (
          <>
            from <code>{NODE_CAPACITY_METRIC}</code> of this node.
          </>
        ) : (
          <>
            what its instance type is sold with, by <bdi>{capacity.list}</bdi>. The node itself reports a
            little less memory.
          </>
        )}
      </span>
    </>
  )
}

/** Who says it where the feed does not, and what that is worth. */
const STATED = {
  'price book': 'Stated',
  catalogue: 'The public list price, not your bill',
  'default rates': 'At default rates per vCPU and GiB, as no price of its type is known here',
} as const

function Price({ node }: { readonly node: Node }) {
  const { money, linkSearch } = useReading()
  const { price } = node
  if (price === null)
    return (
      <>
        no price
        <span className={styles.meaning}>
          The feed has no <code>{NODE_PRICE_METRIC}</code> of it, nobody states a price of its kind, and no
          public one is known. It is left out of all costs.{' '}
          <Link to={{ pathname: '/prices', search: linkSearch }}>State a price</Link>
        </span>
      </>
    )
  const isFed = price.source.kind === 'feed'
  return (
    <>
      {between(price.perHour, money.rate)} <ProvenanceChip provenance={isFed ? 'observed' : 'modelled'} />
      <span className={styles.meaning}>
        {isFed ? (
          <>
            The mean of <code>{NODE_PRICE_METRIC}</code> over {formatHours(price.hours)}
          </>
        ) : (
          <>
            {STATED[price.source.kind]}: <bdi>{whoSays(price.source)}</bdi>
            {node.purchase === 'unknown' && '; how it is bought nobody knows, so from spot to on-demand'}
          </>
        )}
        {price.hours > 0 &&
          `; ${formatHours(price.hours)} of it in this window come to ${between(price.amount, money.amount)}`}
        .
      </span>
    </>
  )
}
