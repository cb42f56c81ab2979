import { describe, expect, test } from 'vitest'
import { specialCapacityOf } from './awsSpecialTypes'
import { capacityOf } from './instanceTypes'
import { GIB } from './units'

describe('capacityOf', () => {
  // Rows of the public catalogue: vCPU, GiB, architecture.
  test.each([
    ['t2.nano', 1, 0.5, 'amd64'],
    ['t3.micro', 2, 1, 'amd64'],
    ['t3a.small', 2, 2, 'amd64'],
    ['t4g.medium', 2, 4, 'arm64'],
    ['t3a.2xlarge', 8, 32, 'amd64'],
    ['a1.metal', 16, 32, 'arm64'],
    ['m3.medium', 1, 3.75, 'amd64'],
    ['m4.10xlarge', 40, 160, 'amd64'],
    ['m5.24xlarge', 96, 384, 'amd64'],
    ['m5zn.metal', 48, 192, 'amd64'],
    ['m6a.metal', 192, 768, 'amd64'],
    ['m6g.medium', 1, 4, 'arm64'],
    ['m7i-flex.large', 2, 8, 'amd64'],
    ['m8gn.48xlarge', 192, 768, 'arm64'],
    ['c3.large', 2, 3.75, 'amd64'],
    ['c4.4xlarge', 16, 30, 'amd64'],
    ['c4.8xlarge', 36, 60, 'amd64'],
    ['c5.large', 2, 4, 'amd64'],
    ['c5n.4xlarge', 16, 42, 'amd64'],
    ['c5n.9xlarge', 36, 96, 'amd64'],
    ['c5n.metal', 72, 192, 'amd64'],
    ['c6g.metal', 64, 128, 'arm64'],
    ['c7a.metal-48xl', 192, 384, 'amd64'],
    ['c8i.metal-96xl', 384, 768, 'amd64'],
    ['r3.large', 2, 15, 'amd64'],
    ['r3.xlarge', 4, 30.5, 'amd64'],
    ['r4.16xlarge', 64, 488, 'amd64'],
    ['r5.large', 2, 16, 'amd64'],
    ['r8g.24xlarge', 96, 768, 'arm64'],
    ['r7iz.metal-32xl', 128, 1024, 'amd64'],
    ['d2.8xlarge', 36, 244, 'amd64'],
    ['i3.16xlarge', 64, 488, 'amd64'],
    ['i4i.metal', 128, 1024, 'amd64'],
    ['i8ge.18xlarge', 72, 576, 'arm64'],
    ['is4gen.medium', 1, 6, 'arm64'],
    ['g4dn.xlarge', 4, 16, 'amd64'],
    ['g4dn.metal', 96, 384, 'amd64'],
    ['x2gd.metal', 64, 1024, 'arm64'],
    ['g5g.metal', 64, 128, 'arm64'],
    ['g7e.8xlarge', 32, 256, 'amd64'],
    ['g7e.48xlarge', 192, 2048, 'amd64'],
    ['p3.2xlarge', 8, 61, 'amd64'],
    ['p5.4xlarge', 16, 256, 'amd64'],
    ['p5.48xlarge', 192, 2048, 'amd64'],
    ['x1e.xlarge', 4, 122, 'amd64'],
    ['x2gd.medium', 1, 16, 'arm64'],
    ['z1d.metal', 48, 384, 'amd64'],
    ['trn1.32xlarge', 128, 512, 'amd64'],
  ])('%s has %d vCPU and %d GiB, %s', (type, vcpu, gib, architecture) => {
    expect(capacityOf(type) ?? specialCapacityOf(type)).toEqual({
      vcpu,
      memoryBytes: gib * GIB,
      architecture,
      list: 'kubernetes/autoscaler, list of EC2 instance types, January 2026',
    })
  })

  test.each([
    ['another cloud', 'Standard_D4s_v5'],
    ['another cloud', 'n2-standard-4'],
    ['a family that follows no rule', 'm1.small'],
    ['a family of tomorrow', 'm99z.large'],
    ['a metal size that was never seen', 'i3.metal'],
    ['a size of a family known by single types', 'p5.8xlarge'],
    ['a size that is none', 'm5.huge'],
    ['a size with a leading zero', 'm5.02xlarge'],
    ['a family alone', 'm5'],
    ['something before a type', 'db.m5.large'],
    ['something after a type', 'm5.large.search'],
    ['a name every object has', 'constructor.large'],
    ['nothing', ''],
  ])('%s is not guessed: %s', (_, type) => {
    expect(capacityOf(type)).toBeNull()
    expect(specialCapacityOf(type)).toBeNull()
  })
})
