import { type Advice, type Confidence, levelOfCharge } from '~/domain/advice'
import type { Coverage } from '~/domain/coverage'
import type { Machine } from '~/domain/whatIf'
import { formatCount, formatCoverage, formatHours, formatShare } from '~/ui/format'
import { machineInWords, planInWords } from './whatIfWords'

interface AdviceWords {
  readonly title: string
  readonly before: string
  readonly after: string
  /** What it rests on and what it does not know. */
  readonly unknown: string
}

const number = (count: number, word: string) => `${formatCount(count)} ${word}${count === 1 ? '' : 's'}`

/** A piece of advice in words: what to do, from what to what, and what nobody has measured. */
export function adviceInWords(advice: Advice, rate: (usdPerHour: number) => string): AdviceWords {
  switch (advice.kind) {
    case 'fewer nodes':
      return {
        title: 'Run fewer nodes',
        before: number(advice.before, 'node'),
        after:
          advice.least === advice.most
            ? number(advice.most, 'node')
            : `${formatCount(advice.least)} to ${number(advice.most, 'node')}, sized on the mean or on the maximum`,
        unknown: 'the largest pod, disks, rules that keep pods apart, and which nodes would go',
      }
    case 'other types':
      return {
        title: 'Run other types of nodes',
        before: typesInWords(advice.before),
        after: planInWords(advice.plan),
        unknown: 'whether these types are to be had, and what pods ask of their nodes',
      }
    case 'spread over zones':
      return {
        title: `Spread nodes more evenly over zones; ${advice.zone} holds the most`,
        before: `${formatCount(advice.before)} of ${number(advice.nodes, 'node')} go with the zone`,
        after: `${formatCount(advice.after)} of ${formatCount(advice.nodes)}`,
        unknown: 'disks that are bound to a zone, and traffic between zones, which costs money',
      }
    case 'less spot':
      return {
        title: 'Buy some nodes on demand',
        before: `${formatCount(advice.before)} of ${formatCount(advice.nodes)} on demand`,
        after: `${formatCount(advice.after)} of ${formatCount(advice.nodes)}: enough to hold everything should the spot market take back the rest`,
        unknown: `how often spot nodes are taken back${openPrices(advice.machine)}; counted in ${machineInWords(advice.machine)}`,
      }
    case 'more spot':
      return {
        title: 'Move nodes to spot',
        before: `${formatCount(advice.before)} of ${formatCount(advice.nodes)} on demand`,
        after: `${formatCount(advice.after)} of ${formatCount(advice.nodes)}, which still hold everything should the spot market take back the rest`,
        unknown: `which pods bear being moved, commitments already paid for${openPrices(advice.machine)}; counted in ${machineInWords(advice.machine)}`,
      }
    case 'unreachable load balancer': {
      const { namespace, service } = advice.balancer
      return {
        title: `Remove the load balancer of ${[namespace, service].filter(Boolean).join('/') || 'an unnamed service'}`,
        before: 'costs money and has no address, so nobody can reach it',
        after: 'gone',
        unknown: 'whether it is only now being set up',
      }
    }
    case 'used load balancers':
      return {
        title:
          advice.count === 1
            ? 'See whether the load balancer is still used'
            : `See whether all ${formatCount(advice.count)} load balancers are still used`,
        before: number(advice.count, 'load balancer'),
        after: 'those with traffic',
        unknown: 'the traffic of each: it is not in the feed, so the least this saves is nothing',
      }
    case 'extended support':
      return {
        title: 'Upgrade Kubernetes: the control plane pays for extended support',
        before: `${rate(advice.before)}${advice.version === null ? '' : ` for version ${advice.version}`}`,
        after: `${rate(advice.after)} for a newer one, ${rate(advice.before - advice.after)} less`,
        unknown:
          advice.version === null
            ? 'the version the cluster runs; the fee alone tells that it is an old one'
            : 'which of its pods ask for what a newer version no longer has',
      }
  }
}

/** "4 × t3a.2xlarge", "2,000 nodes of 12 types". */
const typesInWords = ({ nodes, types }: { readonly nodes: number; readonly types: readonly string[] }) =>
  types.length === 1
    ? `${formatCount(nodes)} × ${types[0]}`
    : `${number(nodes, 'node')} of ${formatCount(types.length)} types`

/** What prices on spot and on demand leave open, held against each other. */
function openPrices({ spot, onDemand }: Machine): string {
  const kinds = new Set([spot, onDemand].flatMap((offer) => offer?.kinds ?? []))
  return [
    ...(spot?.kinds.includes('feed')
      ? [', whether the feed has real prices of spot (without a spot data feed it has those on demand)']
      : []),
    ...(kinds.size > 1 ? [', how much of the difference is only that of two sources of prices'] : []),
  ].join('')
}

/** How sure it is, and why. */
export function confidenceInWords({ level, covered, window, spread }: Confidence): string {
  const seen = `${formatHours(covered)} of ${formatHours(window)} were measured`
  const even = spread === null ? '' : `, and the fullest of them lies ${formatShare(spread)} over the mean`
  return `Confidence ${level}: ${seen}${even}.`
}

/** The same of a charge, which is told by its newest sample. */
export const chargeInWords = (coverage: Coverage | null): string =>
  `Confidence ${levelOfCharge(coverage)}: told by the newest sample, with ${coverage === null ? 'no history' : `${formatCoverage(coverage)} measured`}.`
