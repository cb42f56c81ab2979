import { awsSiblingsOf } from './awsSizes'
import { azureSiblingsOf } from './azureSizes'
import { gcpSiblingsOf } from './gcpMachineTypes'
import { gpusOf } from './instanceGpus'
import { capacityOf } from './instanceTypes'
import { capacityElsewhere } from './instanceTypesElsewhere'
import type { Node } from './nodes'
import { type PriceSources, type StatedPrice, statedPrice } from './statedPrice'
import { bytes, cores } from './units'
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
  const nominal = capacityOf(instanceType) ?? capacityElsewhere(instanceType)
  const capacity =
    nodes[0]?.capacity ?? (nominal && { cpu: cores(nominal.vcpu), memory: bytes(nominal.memoryBytes) })
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
    architecture: nodes[0]?.architecture ?? nominal?.architecture ?? null,
    gpus: gpusOf(instanceType),
    inUse: nodes.length,
    spot: offer('spot'),
    onDemand: offer('on-demand'),
  }
}
