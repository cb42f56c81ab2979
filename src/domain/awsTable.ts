const MIB = 2 ** 20

/** What an instance type is sold as. The kubelet reports a little less memory: the kernel keeps some. */
export interface NominalCapacity {
  readonly vcpu: number
  readonly memoryBytes: number
  readonly architecture: 'amd64' | 'arm64'
  /** Whose list says so, and of when it is. */
  readonly list: string
}

const LIST = 'kubernetes/autoscaler, list of EC2 instance types, January 2026'

type Words<T extends readonly unknown[]> = readonly (readonly [...T, words: string])[]

/**
 * A table of AWS types: GiB per vCPU of families, vCPU of their size that is called just `metal` (the whole machine),
 * and vCPU and GiB of types that keep to no rule, or whose family has too few sizes to show one.
 */
export function awsTable(
  families: Words<[gibPerVcpu: number]>,
  wholeMachines: Words<[vcpu: number]>,
  exceptions: Words<[vcpu: number, gib: number]>,
): (instanceType: string) => NominalCapacity | null {
  const gibPerVcpuOf = byWord(families)
  const wholeMachineOf = byWord(wholeMachines)
  const exceptionOf = byWord(exceptions.map(([vcpu, gib, types]) => [{ vcpu, gib }, types]))
  return (instanceType) => {
    const [family = '', size = '', ...more] = instanceType.split('.')
    if (more.length > 0) return null
    const gibPerVcpu = gibPerVcpuOf.get(family)
    const exception = exceptionOf.get(instanceType)
    const vcpu = exception?.vcpu ?? (size === 'metal' ? wholeMachineOf.get(family) : vcpuOf(size))
    const gib = exception?.gib ?? (gibPerVcpu && vcpu && gibPerVcpu * vcpu)
    if (vcpu === undefined || gib === undefined) return null
    const memoryBytes = Math.round(gib * 1024) * MIB
    return { vcpu, memoryBytes, architecture: architectureOf(family), list: LIST }
  }
}

const byWord = <T>(rows: readonly (readonly [value: T, words: string])[]): ReadonlyMap<string, T> =>
  new Map(rows.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)))

/** vCPU by the name of the size, the same in every family: `2xlarge` is twice the four of `xlarge`. */
function vcpuOf(size: string): number | undefined {
  if (size === 'medium') return 1
  if (size === 'large') return 2
  if (size === 'xlarge') return 4
  const times = /^(?:metal-(\d{2})xl|([2-9]|[1-9]\d)xlarge)$/.exec(size)
  return times ? 4 * Number(times[1] ?? times[2]) : undefined
}

/** AWS marks its own processor by a g after the generation (c7gn, t4g); a1 is older than the custom. */
const architectureOf = (family: string) => (/^(?:a1$|[a-z]+\d+g)/.test(family) ? 'arm64' : 'amd64')
