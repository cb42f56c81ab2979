const MIB = 2 ** 20

/** What an instance type is sold as. The kubelet reports a little less memory: the kernel keeps some. */
export interface NominalCapacity {
  readonly vcpu: number
  readonly memoryBytes: number
  readonly architecture: 'amd64' | 'arm64'
}

/**
 * AWS families by GiB per vCPU. Only families whose every size was held against the public catalogue
 * (kubernetes/autoscaler, `ec2_instance_types.go`, January 2026) stand here; another one is not guessed.
 */
const FAMILIES: readonly (readonly [gibPerVcpu: number, families: string])[] = [
  [1.875, 'c3 c4'],
  [
    2,
    'a1 c5 c5a c5ad c5d c6a c6g c6gd c6gn c6i c6id c6in c7a c7g c7gd c7gn c7i c7i-flex c8a c8g c8gb c8gd c8gn ' +
      'c8i c8i-flex g5g inf1 vt1',
  ],
  [2.625, 'c5n'],
  [3.75, 'm3'],
  [
    4,
    'm4 m5 m5a m5ad m5d m5dn m5n m5zn m6a m6g m6gd m6i m6id m6idn m6in m7a m7g m7gd m7i m7i-flex m8a m8g m8gb ' +
      'm8gd m8gn m8i m8i-flex t2 t3 t3a t4g d3en g4ad g4dn g5 g6 g6f h1 im4gn inf2 trn1 trn1n',
  ],
  [6, 'is4gen'],
  [7.625, 'd2 i2 i3 p3 r3 r4'],
  [
    8,
    'r5 r5a r5ad r5b r5d r5dn r5n r6a r6g r6gd r6i r6id r6idn r6in r7a r7g r7gd r7i r7iz r8a r8g r8gb r8gd r8gn ' +
      'r8i r8i-flex d3 g6e gr6 gr6f i3en i4g i4i i7i i7ie i8g i8ge z1d',
  ],
  [15.25, 'f1 x1'],
  [16, 'x2gd x2idn x8g x8i'],
  [30.5, 'x1e'],
  [32, 'x2iedn x2iezn'],
]

/** vCPU of the size that is called just `metal`: the whole machine. */
const WHOLE_MACHINE: readonly (readonly [vcpu: number, families: string])[] = [
  [16, 'a1'],
  [48, 'm5zn x2iezn z1d'],
  [64, 'c6g c6gd c7g c7gd c7gn g5g m6g m6gd m7g m7gd r6g r6gd r7g r7gd x2gd'],
  [96, 'c5 c5d g4dn i3en m5 m5d m5dn m5n r5 r5b r5d r5dn r5n'],
  [128, 'c6i c6id c6in i4i m6i m6id m6idn m6in r6i r6id r6idn r6in x2idn x2iedn'],
  [192, 'c6a m6a r6a'],
]

/** Types that keep to no rule, or whose family has too few sizes to show one: vCPU and GiB. */
const EXCEPTIONS: readonly (readonly [vcpu: number, gib: number, types: string])[] = [
  [1, 0.5, 't2.nano'],
  [1, 1, 't2.micro'],
  [1, 2, 't2.small'],
  [2, 4, 't2.medium t3.medium t3a.medium t4g.medium'],
  [2, 0.5, 't3.nano t3a.nano t4g.nano'],
  [2, 1, 't3.micro t3a.micro t4g.micro'],
  [2, 2, 't3.small t3a.small t4g.small'],
  [2, 15, 'r3.large'],
  [8, 64, 'g7e.2xlarge'],
  [16, 128, 'g7e.4xlarge hpc7g.4xlarge'],
  [16, 256, 'p5.4xlarge'],
  [24, 256, 'f2.6xlarge'],
  [32, 128, 'hpc7g.8xlarge'],
  [32, 256, 'g7e.8xlarge'],
  [36, 60, 'c4.8xlarge'],
  [36, 96, 'c5n.9xlarge'],
  [36, 244, 'd2.8xlarge'],
  [48, 512, 'f2.12xlarge g7e.12xlarge'],
  [64, 128, 'hpc7g.16xlarge'],
  [72, 192, 'c5n.18xlarge c5n.metal'],
  [96, 768, 'dl1.24xlarge p3dn.24xlarge'],
  [96, 1024, 'g7e.24xlarge'],
  [96, 1152, 'p4d.24xlarge p4de.24xlarge'],
  [192, 2048, 'f2.48xlarge g7e.48xlarge p5.48xlarge p5en.48xlarge p6-b200.48xlarge'],
]

const byWord = <T>(rows: readonly (readonly [value: T, words: string])[]): ReadonlyMap<string, T> =>
  new Map(rows.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)))

const gibPerVcpuOf = byWord(FAMILIES)
const wholeMachineOf = byWord(WHOLE_MACHINE)
const exceptionOf = byWord(EXCEPTIONS.map(([vcpu, gib, types]) => [{ vcpu, gib }, types]))

/** vCPU by the name of the size, the same in every family above: `2xlarge` is twice the four of `xlarge`. */
function vcpuOf(family: string, size: string): number | undefined {
  if (size === 'medium') return 1
  if (size === 'large') return 2
  if (size === 'xlarge') return 4
  if (size === 'metal') return wholeMachineOf.get(family)
  const times = /^(?:metal-(\d{2})xl|([2-9]|[1-9]\d)xlarge)$/.exec(size)
  return times ? 4 * Number(times[1] ?? times[2]) : undefined
}

/** AWS marks its own processor by a g after the generation (c7gn, t4g); a1 is older than the custom. */
const architectureOf = (family: string) => (/^(?:a1$|[a-z]+\d+g)/.test(family) ? 'arm64' : 'amd64')

/**
 * What does a node of this AWS instance type hold, nominally: vCPU and memory in bytes?
 * Null for whatever is not known for certain. Types of other clouds: `instanceTypesElsewhere.ts`.
 */
export function capacityOf(instanceType: string): NominalCapacity | null {
  const [family = '', size = '', ...more] = instanceType.split('.')
  if (more.length > 0) return null
  const gibPerVcpu = gibPerVcpuOf.get(family)
  const exception = exceptionOf.get(instanceType)
  const vcpu = exception?.vcpu ?? vcpuOf(family, size)
  const gib = exception?.gib ?? (gibPerVcpu && vcpu && gibPerVcpu * vcpu)
  if (vcpu === undefined || gib === undefined) return null
  return { vcpu, memoryBytes: Math.round(gib * 1024) * MIB, architecture: architectureOf(family) }
}
