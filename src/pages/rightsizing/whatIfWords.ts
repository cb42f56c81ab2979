import type { Coverage } from '~/domain/coverage'
import type { PriceKind } from '~/domain/nodePrice'
import { type Bytes, GIB } from '~/domain/units'
import type { Fit, Group, Machine, Shortfall, Terms } from '~/domain/whatIf'
import type { PlanCost } from '~/domain/whatIfCost'
import type { Exclusion } from '~/domain/whatIfSearch'
import type { Basis, Choices, Situation } from '~/domain/whatIfSituation'
import { formatBytes, formatCores, formatCount, formatCoverage, formatShare } from '~/ui/format'

const BASIS_WORDS: Record<Basis, string> = {
  mean: 'the mean',
  p95: 'the 95th percentile',
  max: 'the maximum',
}

const PRICE_WORDS: Record<PriceKind, string> = {
  feed: 'from the feed',
  'price book': 'as stated',
  catalogue: 'at the public list price',
  'default rates': 'at default rates per vCPU and GiB',
}

/** "from the feed; at the public list price (a list, 2025-10-01)". */
export function pricesInWords({ kinds, sources }: Pick<PlanCost, 'kinds' | 'sources'>): string {
  const named = sources.filter((source) => source !== 'the feed')
  const words = kinds.map((kind) => PRICE_WORDS[kind]).join('; ')
  return named.length > 0 ? `${words} (${named.join('; ')})` : words
}

export const EXCLUSION_WORDS: Record<Exclusion, string> = {
  'no price': 'nobody says their price',
  'other processor': 'another processor than today’s nodes, which today’s images may not run on',
  GPUs: 'GPUs, which no node of today has',
  'hardly more than its own system': 'under 4 GiB, of which the system of a node keeps a quarter',
  'overfilled by DaemonSet pods': 'too small: the DaemonSet pods of a node alone pass the target',
  'too small for the largest pod': 'too small for the largest pod, so only beside a larger type',
  'too many nodes': 'it would take more of them than a plan may have',
}

/** "1 × m5.large, 2 × t3a.2xlarge on spot". */
export const planInWords = (plan: readonly Group[]): string =>
  plan
    .filter(({ count }) => count > 0)
    .map(
      ({ count, instanceType, purchase, zones }) =>
        `${formatCount(count)} × ${instanceType}${purchase === 'spot' ? ' on spot' : ''}${zones === undefined ? '' : ` in ${zonesInWords(zones)}`}`,
    )
    .join(', ')

export const zonesInWords = (zones: number) => `${formatCount(zones)} ${zones === 1 ? 'zone' : 'zones'}`

export const machineInWords = ({ instanceType, capacity }: Machine): string =>
  `${instanceType} (${formatCores(capacity.cpu)}, ${formatBytes(capacity.memory)})`

/** Who says a price, where a cell names it. */
export const PRICED_BY: Record<PriceKind, string> = {
  feed: 'the feed',
  'price book': 'stated',
  catalogue: 'public list price',
  'default rates': 'default rates',
}

/** What a plan lacks, and by how much. */
export function shortfallInWords(shortfall: Shortfall, { fill, mostSpot }: Terms): string {
  switch (shortfall.kind) {
    case 'cpu':
      return `${formatCores(shortfall.missing)} are missing at a target of ${formatShare(fill)}.`
    case 'memory':
      return `${formatBytes(shortfall.missing)} of memory are missing at a target of ${formatShare(fill)}.`
    case 'too few nodes':
      return `A target of ${formatShare(fill)} stands for at least ${formatCount(shortfall.fewest)} nodes.`
    case 'zones':
      return `Its nodes reach ${formatCount(shortfall.reached)} of ${zonesInWords(shortfall.zones)}, and every zone is to have one.`
    case 'zones of a row':
      return `Row ${formatCount(shortfall.row)} has ${formatCount(shortfall.count)} ${shortfall.count === 1 ? 'node' : 'nodes'}, which cannot stand in ${formatCount(shortfall.zones)} zones.`
    case 'no spare node':
      return 'With its largest node gone, the rest would not hold everything.'
    case 'largest pod':
      return 'The largest pod fits on none of these nodes beside their DaemonSet pods.'
    case 'overfilled':
      return `DaemonSet pods alone pass the target on ${shortfall.instanceType}.`
    case 'too much spot':
      return `${formatShare(shortfall.share)} of the nodes would be on spot; at most ${formatShare(mostSpot)} may.`
    case 'unknown size':
      return `Nobody says what ${shortfall.instanceType} holds, so it counts for nothing.`
  }
}

/** How much is left below the target, where it fits. */
export const roomInWords = ({ room }: Fit): string =>
  `${formatCores(room.cpu)} and ${formatBytes(room.memory)} are left below the target`

/** Every assumption behind a plan's numbers, a sentence each. */
export function assumptions(
  { overhead, current, now, zones, list }: Situation,
  choices: Choices,
  terms: Terms,
  cost: PlanCost | null,
  coverage: Coverage,
): string[] {
  const perNode = `${formatCores(terms.daemonSetPerNode.cpu)} and ${formatBytes(terms.daemonSetPerNode.memory)}`
  const setAside = current.setAside.length
  const fromTable = now.filter(({ capacity }) => capacity?.source === 'instance type').length
  return [
    `What ordinary pods need is ${BASIS_WORDS[choices.basis]} of what they allocated in ${formatCoverage(coverage)}: ${formatCores(terms.ordinary.cpu)} and ${formatBytes(terms.ordinary.memory)}. Hours without samples may have needed more.`,
    choices.overhead !== null
      ? `Every node also carries ${perNode} of DaemonSet pods, as entered.`
      : overhead !== null
        ? `Every node also carries ${perNode} of DaemonSet pods, as measured.`
        : 'DaemonSet pods are not in the feed and count as nothing: every node needs a little more than shown. Enter what they take to have them counted.',
    choices.largestPod !== null
      ? `The largest pod, as entered, takes ${formatCores(terms.largestPod.cpu)} and ${formatBytes(terms.largestPod.memory)} and has to fit on one node.`
      : 'The largest pod is not in the feed; it has to fit on one node, and nothing here checks that until it is entered.',
    `Pods are taken to spread until all nodes are equally full. Rules that keep pods apart or on certain nodes, disks and GPUs are not in the feed and are not looked at.`,
    `Nodes are dealt out over ${zonesInWords(terms.zones)} as evenly as they go${choices.zones === null ? (zones === 0 ? '; no node of today names its zone' : ', as many as today') : ''}.`,
    ...(choices.plan?.some((group) => group.zones !== undefined)
      ? [
          'Rows with zones of their own are dealt out over those. Which zones they are is not said: they may lie so that every zone has a node, and so that all rows are fullest in the same one, and both is counted on.',
        ]
      : []),
    ...(fromTable > 0
      ? [
          'Sizes are those a type is sold with. The system of a node keeps a little of them, which the target has to leave free.',
        ]
      : []),
    ...(setAside > 0
      ? [
          `${formatCount(setAside)} of ${formatCount(list.seen.filter(({ isNow }) => isNow).length)} nodes are of unknown size or price. They are in neither cost and taken to carry nothing.`,
        ]
      : []),
    cost === null
      ? 'A part of the plan has no price, so it has no cost. State one on the prices page.'
      : `Prices are ${pricesInWords(cost)}. One kind of node has one price, today and in the plan.`,
    ...(cost?.kinds.includes('default rates')
      ? [
          'Default rates are of another region and cloud: they tell sizes apart, not what will be on the bill.',
        ]
      : []),
    ...(cost?.kinds.includes('feed') && now.some(({ purchase }) => purchase === 'spot')
      ? [
          'Without a spot data feed Kubecost prices spot nodes as on-demand ones: then today and the plan both look dearer than they are.',
        ]
      : []),
    'A saving comes only once nodes are really given back.',
  ]
}

export const gibOf = (memory: Bytes): number => Math.round((memory / GIB) * 1000) / 1000
