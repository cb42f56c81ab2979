import type { NominalCapacity } from './awsTable'
import { familyTable } from './familyTable'

const MIB = 2 ** 20

/**
 * Google's machine types without their last number: n2-standard-4 is of n2-standard. Source: the tables of machine
 * types in Google Cloud's documentation (GB there are GiB), read in November 2026. Types that share a core
 * (e2-medium) are left out: they promise a part of the vCPU that a node of them reports.
 */
const TABLE = familyTable(
  [
    [0.9, '2 4 8 16 32 64 96', 'n1-highcpu'],
    [1, '2 4 8 16 32', 'e2-highcpu'],
    [1, '2 4 8 16 32 48 64 80 96', 'n2-highcpu'],
    [1, '2 4 8 16 32 48 64 80 96 128 224', 'n2d-highcpu'],
    [2, '1 2 4 8 16 32 48 64 72', 'c4a-highcpu'],
    [2, '2 4 8 16 32 48 64 80', 'n4-highcpu'],
    [2, '2 4 8 16 32 56 112', 'c2d-highcpu'],
    [2, '4 8 22 44 88 176', 'c3-highcpu'],
    [3.75, '1 2 4 8 16 32 64 96', 'n1-standard'],
    [4, '1 2 4 8 16 32 48', 't2a-standard'],
    [4, '1 2 4 8 16 32 48 60', 't2d-standard'],
    [4, '1 2 4 8 16 32 48 64 72', 'c4a-standard'],
    [4, '2 4 8 16 32', 'e2-standard'],
    [4, '2 4 8 16 32 48 64 80', 'n4-standard'],
    [4, '2 4 8 16 32 48 64 80 96 128', 'n2-standard'],
    [4, '2 4 8 16 32 48 64 80 96 128 224', 'n2d-standard'],
    [4, '2 4 8 16 32 56 112', 'c2d-standard'],
    [4, '4 8 12 16 24 32 48 96', 'g2-standard'],
    [4, '4 8 16 30 60', 'c2-standard'],
    [4, '4 8 16 30 60 90 180 360', 'c3d-standard'],
    [4, '4 8 22 44 88 176', 'c3-standard'],
    [6.5, '2 4 8 16 32 64 96', 'n1-highmem'],
    [8, '1 2 4 8 16 32 48 64 72', 'c4a-highmem'],
    [8, '2 4 8 16', 'e2-highmem'],
    [8, '2 4 8 16 32 48 64 80', 'n4-highmem'],
    [8, '2 4 8 16 32 48 64 80 96', 'n2-highmem n2d-highmem'],
    [8, '2 4 8 16 32 56 112', 'c2d-highmem'],
    [8, '4 8 16 30 60 90 180 360', 'c3d-highmem'],
    [8, '4 8 22 44 88 176', 'c3-highmem'],
  ],
  [
    [12, 85, 'a2-highgpu-1g'],
    [24, 170, 'a2-highgpu-2g'],
    [48, 340, 'a2-highgpu-4g'],
    [96, 680, 'a2-highgpu-8g'],
    [128, 864, 'n2-highmem-128'],
  ],
)

const LIST = 'Google Cloud, documentation of machine types, November 2026'

/** The processor of t2a and c4a is Ampere's and Google's own. */
const architectureOf = (type: string) => (/^(?:t2a|c4a)-/.test(type) ? 'arm64' : 'amd64')

/** What a node of this machine type holds; null for whatever is not known for certain. */
export function gcpCapacityOf(type: string): NominalCapacity | null {
  const [, vcpu, mib] = /^(?:(?:n1|n2|n2d|n4|e2)-)?custom-(\d{1,3})-(\d{3,7})(?:-ext)?$/.exec(type) ?? []
  // A type of one's own says in its name what it is.
  if (vcpu && mib)
    return { vcpu: Number(vcpu), memoryBytes: Number(mib) * MIB, architecture: 'amd64', list: 'its own name' }
  const { family, size } = partsOf(type)
  const held = TABLE.held(type, family, Number(size))
  return held && { ...held, architecture: architectureOf(type), list: LIST }
}

/** The machine types that keep to the rule of this one's family; none if it is not listed. */
export function gcpSiblingsOf(type: string): string[] {
  const { family } = partsOf(type)
  return TABLE.sizesOf(family).map((vcpu) => `${family}-${vcpu}`)
}

function partsOf(type: string) {
  const [, family = '', size = ''] = /^([a-z]\w*-[a-z]+)-([1-9]\d*)$/.exec(type) ?? []
  return { family, size }
}
