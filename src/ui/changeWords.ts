import type { Change } from '~/domain/changes'
import { FIGURES } from '~/domain/figures'
import type { Count } from '~/domain/units'
import type { ChartMark } from './charts/model'
import { formatCount } from './format'
import type { Money } from './money'

/** A change as a reader says it. */
export interface ChangeWords {
  readonly what: string
  /** Of whom; null where it is the whole cluster. */
  readonly who: string | null
  readonly before: string
  readonly after: string
}

export function wordsOf(change: Change, money: Money): ChangeWords {
  const told = (what: string, before: string, after: string, who: string | null = null) => ({
    what,
    who,
    before,
    after,
  })
  switch (change.kind) {
    case 'nodes-joined':
      return told(`${nodes(change.count)} joined`, nodes(change.before), nodes(change.after), namesOf(change))
    case 'nodes-left':
      return told(`${nodes(change.count)} left`, nodes(change.before), nodes(change.after), namesOf(change))
    case 'purchase-changed':
      return told(
        `${nodes(change.count)} went from ${change.before} to ${change.after}`,
        change.before,
        change.after,
        namesOf(change),
      )
    case 'load-balancer-came':
      return told('A load balancer came', 'none', money.rate(change.after), balancerOf(change))
    case 'load-balancer-went':
      return told('A load balancer went', money.rate(change.before), 'none', balancerOf(change))
    case 'load-balancer-stepped':
      return told(
        'A load balancer costs another rate',
        money.rate(change.before),
        money.rate(change.after),
        balancerOf(change),
      )
    case 'fee-stepped':
      return told('The control-plane fee changed', money.rate(change.before), money.rate(change.after))
    case 'price-changed':
      return told(
        `The network price ${FIGURES[change.price].label.toLowerCase()} changed`,
        money.perGb(change.before),
        money.perGb(change.after),
      )
    case 'gap-began':
      return told('Measuring stopped', money.rate(change.before), 'no samples')
    case 'gap-ended':
      return told('Measuring began', 'no samples', money.rate(change.after))
  }
}

const nodes = (count: Count): string => `${formatCount(count)} ${count === 1 ? 'node' : 'nodes'}`

function namesOf({ names, count }: Extract<Change, { names: unknown }>): string {
  const more = count - names.length
  return more > 0 ? `${names.join(', ')} and ${formatCount(more)} more` : names.join(', ')
}

function balancerOf({ balancer }: Extract<Change, { balancer: unknown }>): string | null {
  const { namespace, service, address } = balancer
  const name = [namespace, service].filter(Boolean).join('/')
  return [name, address && (name ? `(${address})` : address)].filter(Boolean).join(' ') || null
}

/** Changes as charts mark them, of an answer with a sample every `stepMs`. */
export const marksOf = (changes: readonly Change[], stepMs: number, money: Money): ChartMark[] =>
  changes.map((change) => {
    const { what, before, after } = wordsOf(change, money)
    return { at: markTime(change, stepMs), text: `${what} (${before} → ${after})` }
  })

/**
 * Where measuring stopped or began; anything else a step before the instant that first knew it, where the line jumps,
 * for a sample stands for the step that ends at it.
 */
const markTime = ({ kind, at }: Change, stepMs: number): number =>
  kind === 'gap-began' || kind === 'gap-ended' ? at : at - stepMs
