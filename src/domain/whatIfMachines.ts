import { awsSiblingsOf } from './awsSizes'
import { azureSiblingsOf } from './azureSizes'
import { gcpSiblingsOf } from './gcpMachineTypes'
import { gpusOf } from './instanceGpus'
import { capacityOf } from './instanceTypes'
import { capacityElsewhere } from './instanceTypesElsewhere'
import { asSold, sizeSource } from './nodeCapacity'
import type { Node } from './nodes'
import { type PriceSources, type StatedPrice, statedPrice } from './statedPrice'
import type { Machine, Offer } from './whatIf'
import { type Current, offerAt } from './whatIfCost'

/**
 * The types a plan may choose from: those in use, the other sizes of their families, those with a stated price, and
 * what else is named. A type of unknown size is none of them.
 */
export function machinesFor(
  now: readonly Node[],
  current: Current,
  sources: PriceSources,
  region: string | null,
  named: readonly string[] = [],
): Machine[] {
  const inUse = Map.groupBy(
    now.filter(({ instanceType, capacity }) => instanceType !== null && capacity !== null),
    ({ instanceType }) => instanceType as string,
  )
  const types = new Set([
    ...inUse.keys(),
    ...[...inUse.keys()].flatMap(siblingsOf),
    ...sources.book.map(({ instanceType }) => instanceType),
    ...sources.shipped.flatMap((price) =>
      price.per === 'node-hour' && price.region === region ? [price.instanceType] : [],
    ),
    ...named,
  ])
  return [...types]
    .flatMap(
      (type) =>
        machineOf(type, inUse.get(type) ?? [], current, (wanted) =>
          statedPrice({ ...wanted, region }, sources),
        ) ?? [],
    )
    .sort(byUse)
}

const soldAs = (instanceType: string) => capacityOf(instanceType) ?? capacityElsewhere(instanceType)

/** Whether a list says what a node of this type holds, so that plans can be made with it. */
export const isListed = (instanceType: string): boolean => soldAs(instanceType) !== null

const siblingsOf = (type: string): string[] => [
  ...awsSiblingsOf(type),
  ...azureSiblingsOf(type),
  ...gcpSiblingsOf(type),
]

const byUse = (a: Machine, b: Machine) =>
  b.inUse - a.inUse ||
  a.capacity.cpu - b.capacity.cpu ||
  a.capacity.memory - b.capacity.memory ||
  (a.instanceType < b.instanceType ? -1 : 1)

function machineOf(
  instanceType: string,
  nodes: readonly Node[],
  current: Current,
  priceOf: (wanted: Omit<Parameters<typeof statedPrice>[0], 'region'>) => StatedPrice | null,
): Machine | null {
  const sold = soldAs(instanceType)
  const capacity = nodes[0]?.capacity ?? (sold && asSold(sold))
  if (!capacity) return null
  const offer = (purchase: 'spot' | 'on-demand'): Offer | null => {
    const held = current.holdings.find(
      (holding) => holding.instanceType === instanceType && holding.purchase === purchase,
    )
    if (held) return held.offer
    const price = priceOf({ instanceType, purchase, capacity })
    return price && offerAt(price)
  }
  return {
    instanceType,
    capacity: { cpu: capacity.cpu, memory: capacity.memory },
    sizedBy: sizeSource(capacity),
    architecture: nodes[0]?.architecture ?? sold?.architecture ?? null,
    gpus: gpusOf(instanceType),
    inUse: nodes.length,
    spot: offer('spot'),
    onDemand: offer('on-demand'),
  }
}
