import { MOST_NODES } from './sizing'
import {
  fewestNodes,
  type Group,
  holdsLargestPod,
  isOverfilled,
  type Machine,
  NOISE,
  roomOn,
  type Terms,
} from './whatIf'

/** A type as the search counts in it: vCPU and bytes one node adds, and what one costs at most. */
export interface Column {
  readonly machine: Machine
  /** Room of a node filled to the target, and to the brim. */
  readonly cpu: number
  readonly memory: number
  readonly brimCpu: number
  readonly brimMemory: number
  readonly holdsLargest: boolean
  /** USD/h at most; infinite where nobody says one. */
  readonly spot: number
  readonly onDemand: number
}

export function columnOf(machine: Machine, terms: Terms): Column {
  const { cpu, memory } = roomOn(machine, terms, terms.fill)
  const brim = roomOn(machine, terms, 1)
  return {
    machine,
    cpu,
    memory,
    brimCpu: brim.cpu,
    brimMemory: brim.memory,
    holdsLargest: holdsLargestPod(machine, terms),
    spot: machine.spot?.perHour.high ?? Number.POSITIVE_INFINITY,
    onDemand: machine.onDemand?.perHour.high ?? Number.POSITIVE_INFINITY,
  }
}

/** How many of `count` nodes are bought on spot: as many as the terms allow, or none where that is not cheaper. */
function onSpot({ spot, onDemand }: Column, count: number, mostSpot: number): number {
  const most = Math.floor(count * mostSpot + NOISE)
  return spot < onDemand && (most === count || onDemand < Number.POSITIVE_INFINITY) ? most : 0
}

/** USD/h of `count` nodes, at most. It grows with their number. */
export function costOf(column: Column, count: number, mostSpot: number): number {
  const spot = onSpot(column, count, mostSpot)
  return (spot > 0 ? spot * column.spot : 0) + (count > spot ? (count - spot) * column.onDemand : 0)
}

export function groupsOf(column: Column, count: number, mostSpot: number): Group[] {
  const spot = onSpot(column, count, mostSpot)
  const { instanceType } = column.machine
  const groups: Group[] = [
    { instanceType, purchase: 'on-demand', count: count - spot },
    { instanceType, purchase: 'spot', count: spot },
  ]
  return groups.filter((group) => group.count > 0)
}

/** The least whole number that is not less, but for what float arithmetic leaves. */
export const atLeast = (value: number) => Math.ceil(value - NOISE)

/** Fewest nodes of one type that fit. */
export function fewestOf(column: Column, terms: Terms): number {
  const { ordinary, spare } = terms
  return Math.max(
    fewestNodes(terms),
    atLeast(ordinary.cpu / column.cpu),
    atLeast(ordinary.memory / column.memory),
    ...(spare
      ? [1 + atLeast(ordinary.cpu / column.brimCpu), 1 + atLeast(ordinary.memory / column.brimMemory)]
      : []),
  )
}

/** USD/h of one more node, at least: what it adds were spot for sale in parts of nodes. */
export const leastPrice = ({ spot, onDemand }: Column, mostSpot: number) =>
  spot < onDemand
    ? onDemand < Number.POSITIVE_INFINITY
      ? mostSpot * spot + (1 - mostSpot) * onDemand
      : spot
    : onDemand

/** The fewest nodes of one type that fit, bought as the search would; none where no number of them does. */
export function fewestPlan(machine: Machine, terms: Terms): readonly Group[] {
  if (isOverfilled(machine, terms) || !holdsLargestPod(machine, terms)) return []
  const column = columnOf(machine, terms)
  const count = fewestOf(column, terms)
  return count > MOST_NODES ? [] : groupsOf(column, count, terms.mostSpot)
}
