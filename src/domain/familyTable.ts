import type { NominalCapacity } from './awsTable'

const MIB = 2 ** 20

/** Families whose sizes, named by their vCPU, all have as many GiB per vCPU. Words are parted by a space. */
export type FamilyRow = readonly [gibPerVcpu: number, sizes: string, families: string]
/** Types of a size that keeps to no rule: vCPU and GiB. */
export type ExceptionRow = readonly [vcpu: number, gib: number, types: string]

type Held = Pick<NominalCapacity, 'vcpu' | 'memoryBytes'>

/** A compact list of instance types. It knows the sizes written down in it and guesses no other. */
export interface FamilyTable {
  held(type: string, family: string, vcpu: number): Held | null
  /** vCPU of each size that keeps to its family's rule; none for a family that is not listed. */
  sizesOf(family: string): readonly number[]
}

export function familyTable(rows: readonly FamilyRow[], exceptions: readonly ExceptionRow[]): FamilyTable {
  const rules = new Map(
    rows.flatMap(([gibPerVcpu, sizes, families]) =>
      families.split(' ').map((family) => [family, { gibPerVcpu, sizes: sizes.split(' ').map(Number) }]),
    ),
  )
  const single = new Map(
    exceptions.flatMap(([vcpu, gib, types]) => types.split(' ').map((type) => [type, heldBy(vcpu, gib)])),
  )
  return {
    held(type, family, vcpu) {
      const rule = rules.get(family)
      return single.get(type) ?? (rule?.sizes.includes(vcpu) ? heldBy(vcpu, vcpu * rule.gibPerVcpu) : null)
    },
    sizesOf: (family) => rules.get(family)?.sizes ?? [],
  }
}

const heldBy = (vcpu: number, gib: number): Held => ({ vcpu, memoryBytes: Math.round(gib * 1024) * MIB })
