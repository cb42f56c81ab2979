import { decimalIn } from '~/domain/decimal'
import type { Capacity } from '~/domain/figureUnits'
import { MOST_NODES } from '~/domain/sizing'
import { bytes, cores, GIB } from '~/domain/units'
import type { Group } from '~/domain/whatIf'
import { BASES, type Basis, type Choices, USUAL } from '~/domain/whatIfSituation'
import { quote } from '~/ui/table/tableAddress'

/** What the address may say of a plan, and what of it could not be used. */
export interface AddressedChoices {
  readonly choices: Choices
  /** Whether the cheapest plans are looked for. */
  readonly isSearching: boolean
  readonly notes: readonly string[]
}

export const MOST_GROUPS = 4
const MOST_ZONES = 20
const MOST_VCPU = 1000
const MOST_GIB = 100_000
/** Names of instance types of any cloud. */
const TYPE = /^[A-Za-z][\w.-]{1,63}$/

/**
 * Reads `fill=65` (percent), `size=p95`, `overhead=0.2+0.4` and `pod=2+4` (vCPU, GiB), `zones=3`, `spread=no`,
 * `spare=yes`, `spot=50` (percent), `plan=3*t3a.2xlarge*spot+1*m5.large*on-demand*1` (a fourth word: in how many zones) and
 * `find=yes`.
 */
export function readChoices(params: URLSearchParams): AddressedChoices {
  const notes: string[] = []
  function read<T>(name: string, parse: (said: string) => T | null, expected: string): T | null {
    const said = params.get(name)
    if (said === null) return null
    const value = parse(said)
    if (value === null) notes.push(`${quote(said)} is not ${expected}; ${name} is as usual.`)
    return value
  }
  const share = (name: string, least: number) =>
    read(name, (said) => within(decimalIn(said), least, 100), `a percentage from ${least} to 100`)
  const isSaid = (name: string) =>
    read(name, (said) => (said === 'yes' ? true : said === 'no' ? false : null), '“yes” or “no”')
  const fill = share('fill', 1)
  const mostSpot = share('spot', 0)
  return {
    choices: {
      fill: fill === null ? USUAL.fill : fill / 100,
      basis: read('size', basisIn, '“mean”, “p95” or “max”') ?? USUAL.basis,
      overhead: read('overhead', capacityIn, 'a number of vCPU and one of GiB'),
      largestPod: read('pod', capacityIn, 'a number of vCPU and one of GiB'),
      zones: read('zones', (said) => whole(said, 1, MOST_ZONES), `a number from 1 to ${MOST_ZONES}`),
      onePerZone: isSaid('spread') ?? USUAL.onePerZone,
      spare: isSaid('spare') ?? USUAL.spare,
      mostSpot: mostSpot === null ? null : mostSpot / 100,
      plan: read('plan', planIn, 'a plan such as 3*m5.large*spot'),
    },
    isSearching: isSaid('find') ?? false,
    notes,
  }
}

const within = (value: number | null, least: number, most: number) =>
  value !== null && value >= least && value <= most ? value : null
const whole = (text: string, least: number, most: number) =>
  /^\d{1,5}$/.test(text) ? within(Number(text), least, most) : null
const basisIn = (text: string): Basis | null => BASES.find((basis) => basis === text) ?? null

function capacityIn(text: string): Capacity | null {
  const [vcpu, gib, ...more] = text.split(' ').map((part) => decimalIn(part))
  if (vcpu === undefined || gib === undefined || more.length > 0) return null
  const held = { vcpu: within(vcpu, 0, MOST_VCPU), gib: within(gib, 0, MOST_GIB) }
  if (held.vcpu === null || held.gib === null) return null
  return { cpu: cores(held.vcpu), memory: bytes(held.gib * GIB) }
}

function planIn(text: string): Group[] | null {
  const words = text.split(' ')
  const groups = words.flatMap((word) => groupIn(word) ?? [])
  return words.length <= MOST_GROUPS && groups.length === words.length ? groups : null
}

function groupIn(word: string): Group | null {
  const [number = '', instanceType = '', purchase, spread, ...more] = word.split('*')
  const count = whole(number, 0, MOST_NODES)
  const zones = spread === undefined ? undefined : whole(spread, 1, MOST_ZONES)
  if (count === null || zones === null || !TYPE.test(instanceType) || more.length > 0) return null
  return purchase === 'spot' || purchase === 'on-demand'
    ? { count, instanceType, purchase, ...(zones !== undefined && { zones }) }
    : null
}

/** The words of a change; null takes the word out of the address, because it says the usual. */
export function wordsOf(changed: Partial<Choices>): Record<string, string | null> {
  const words: Record<string, string | null> = {}
  if (changed.fill !== undefined) words.fill = changed.fill === USUAL.fill ? null : percent(changed.fill)
  if (changed.basis !== undefined) words.size = changed.basis === USUAL.basis ? null : changed.basis
  if (changed.overhead !== undefined) words.overhead = capacityWord(changed.overhead)
  if (changed.largestPod !== undefined) words.pod = capacityWord(changed.largestPod)
  if (changed.zones !== undefined) words.zones = changed.zones === null ? null : String(changed.zones)
  if (changed.onePerZone !== undefined) words.spread = changed.onePerZone ? null : 'no'
  if (changed.spare !== undefined) words.spare = changed.spare ? 'yes' : null
  if (changed.mostSpot !== undefined)
    words.spot = changed.mostSpot === null ? null : percent(changed.mostSpot)
  if (changed.plan !== undefined) words.plan = changed.plan?.map(groupWord).join(' ') ?? null
  return words
}

/** A hundredth of a percent is as fine as anyone types. */
const percent = (share: number) => String(Math.round(share * 10_000) / 100)
const capacityWord = (capacity: Capacity | null) =>
  capacity && `${capacity.cpu} ${Math.round((capacity.memory / GIB) * 1000) / 1000}`
const groupWord = ({ count, instanceType, purchase, zones }: Group) =>
  [count, instanceType, purchase, ...(zones === undefined ? [] : [zones])].join('*')
