import fc from 'fast-check'
import type { PriceKind } from '../nodePrice'
import { bytes, cores, GIB, usdPerHour } from '../units'
import type { Group, Machine, Offer, Terms } from '../whatIf'

export const capacity = (cpu: number, gib: number) => ({ cpu: cores(cpu), memory: bytes(gib * GIB) })

/** A price between two bounds, USD/h; of the price book. */
export const offer = (low: number, high = low, kind: PriceKind = 'price book'): Offer => ({
  perHour: { low: usdPerHour(low), high: usdPerHour(high) },
  kinds: [kind],
  sources: ['stated'],
})

/** A type of 8 vCPU and 32 GiB for 0.2 USD/h, on spot 0.08, but for what is said otherwise. */
export const machine = (instanceType: string, more: Partial<Machine> = {}): Machine => ({
  instanceType,
  capacity: capacity(8, 32),
  sizedBy: 'a list',
  architecture: 'amd64',
  gpus: 0,
  inUse: 0,
  spot: offer(0.08),
  onDemand: offer(0.2),
  ...more,
})

export const byType = (...machines: readonly Machine[]) =>
  new Map(machines.map((one) => [one.instanceType, one]))

/** 10 vCPU and 20 GiB at 0.65, free of every other condition, but for what is said otherwise. */
export const terms = (more: Partial<Terms> = {}): Terms => ({
  ordinary: capacity(10, 20),
  daemonSetPerNode: capacity(0, 0),
  largestPod: capacity(0, 0),
  fill: 0.65,
  zones: 1,
  onePerZone: false,
  spare: false,
  mostSpot: 1,
  ...more,
})

const eighths = (min: number, max: number) => fc.integer({ min: min * 8, max: max * 8 }).map((n) => n / 8)
const cents = (min: number, max: number) => fc.integer({ min, max }).map((n) => n / 100)
const anyOffer = fc.option(fc.tuple(cents(1, 200), cents(0, 50)).map(([low, more]) => offer(low, low + more)))

/** Types of any shape and price, some without one, named a to f. */
export const anyMachines = fc
  .array(fc.record({ cpu: eighths(1, 32), gib: eighths(4, 128), spot: anyOffer, onDemand: anyOffer }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all) =>
    all.map(({ cpu, gib, spot, onDemand }, i) =>
      machine('abcdef'[i] ?? 'a', { capacity: capacity(cpu, gib), spot, onDemand }),
    ),
  )

export const anyTerms: fc.Arbitrary<Terms> = fc.record({
  ordinary: fc.tuple(eighths(0, 100), eighths(0, 400)).map(([cpu, gib]) => capacity(cpu, gib)),
  daemonSetPerNode: fc.tuple(eighths(0, 1), eighths(0, 2)).map(([cpu, gib]) => capacity(cpu, gib)),
  largestPod: fc.tuple(eighths(0, 8), eighths(0, 32)).map(([cpu, gib]) => capacity(cpu, gib)),
  fill: fc.constantFrom(0.5, 0.65, 0.7, 0.8, 1),
  zones: fc.integer({ min: 1, max: 4 }),
  onePerZone: fc.boolean(),
  spare: fc.boolean(),
  mostSpot: fc.constantFrom(0, 0.25, 0.5, 0.62, 1),
})

/** Up to four groups of the given types. */
export const anyPlan = (machines: readonly Machine[]): fc.Arbitrary<Group[]> =>
  fc.array(
    fc.record(
      {
        instanceType: fc.constantFrom(...machines.map(({ instanceType }) => instanceType)),
        purchase: fc.constantFrom('spot' as const, 'on-demand' as const),
        count: fc.integer({ min: 0, max: 40 }),
        zones: fc.integer({ min: 1, max: 4 }),
      },
      { requiredKeys: ['instanceType', 'purchase', 'count'] },
    ),
    { maxLength: 4 },
  )
