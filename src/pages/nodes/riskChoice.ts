import { type Aftermath, lossName } from '~/domain/losses'
import { PROFILES, type Profile } from '~/domain/sizing'
import { MEASURES, type Measure } from '~/domain/spotZone'
import { quote } from '~/ui/table/tableAddress'
import { useParameters } from '~/ui/useParameters'

/** What the risk panels show, as the address says it: `by=cpu`, `lose=ap-south-1c/t3a.2xlarge` (`…/on-demand`), `fill=50` (percent). */
export interface RiskChoice {
  readonly by: Measure
  /** Null where there is nothing to lose. */
  readonly chosen: Aftermath | null
  readonly profile: Profile
  readonly notes: readonly string[]
  readonly choose: (name: 'by' | 'lose' | 'fill', value: string) => void
}

const [, PRODUCTION] = PROFILES

/** As the address and the choice name a target, here and on the page of rightsizing. */
export const percentOf = ({ fill }: Profile): string => String(Math.round(fill * 100))

/** Reads the choice; what names nothing falls back, and is told. `losses` are those there can be, the worst first. */
export function useRiskChoice(losses: readonly Aftermath[], hasPrices: boolean): RiskChoice {
  const { params, change } = useParameters()
  const notes: string[] = []
  const read = <T>(
    name: string,
    of: readonly T[],
    named: (one: T) => string,
    fallback: T,
    what: string,
  ): T => {
    const said = params.get(name)
    if (!said) return fallback
    const found = of.find((one) => named(one) === said)
    if (found === undefined) notes.push(`${quote(said)} is not ${what}.`)
    return found ?? fallback
  }
  const measures = hasPrices ? MEASURES : MEASURES.filter((one) => one !== 'cost')
  return {
    by: read<Measure>(
      'by',
      measures,
      String,
      'nodes',
      'something these nodes can be counted by; nodes are counted',
    ),
    chosen: read<Aftermath | null>(
      'lose',
      losses,
      (one) => (one === null ? '' : lossName(one.loss)),
      losses[0] ?? null,
      'a zone or a pool of these nodes; the largest zone is taken',
    ),
    profile: read<Profile>(
      'fill',
      PROFILES,
      percentOf,
      PRODUCTION,
      'a target to fill nodes to; the one for production is taken',
    ),
    notes,
    choose: (name, value) => change({ [name]: value }),
  }
}
