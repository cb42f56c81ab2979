import { describe, expect, test } from 'vitest'
import { awsSiblingsOf } from './awsSizes'
import { azureSiblingsOf } from './azureSizes'
import { gcpSiblingsOf } from './gcpMachineTypes'
import { gpusOf } from './instanceGpus'
import { capacityOf } from './instanceTypes'
import { capacityElsewhere } from './instanceTypesElsewhere'
import { GIB } from './units'

describe('capacityElsewhere', () => {
  // Azure: rows of kubernetes/autoscaler's catalogue (January 2026). Google Cloud: rows of its documentation.
  test.each([
    ['Standard_B2s_v2', 2, 8, 'amd64'],
    ['Standard_B4pls_v2', 4, 8, 'arm64'],
    ['Standard_D2_v3', 2, 8, 'amd64'],
    ['Standard_D4s_v5', 4, 16, 'amd64'],
    ['Standard_D8ps_v5', 8, 32, 'arm64'],
    ['Standard_D64pds_v5', 64, 208, 'arm64'],
    ['Standard_D16als_v6', 16, 32, 'amd64'],
    ['Standard_D192s_v6', 192, 768, 'amd64'],
    ['Standard_E8s_v5', 8, 64, 'amd64'],
    ['Standard_E64_v3', 64, 432, 'amd64'],
    ['Standard_E64ds_v4', 64, 504, 'amd64'],
    ['Standard_E96as_v5', 96, 672, 'amd64'],
    ['Standard_E20ads_v6', 20, 160, 'amd64'],
    ['Standard_EC96ads_v5', 96, 672, 'amd64'],
    ['Standard_F16s_v2', 16, 32, 'amd64'],
    ['Standard_F72s_v2', 72, 144, 'amd64'],
    ['Standard_L80s_v3', 80, 640, 'amd64'],
    ['Standard_NC4as_T4_v3', 4, 28, 'amd64'],
    ['Standard_NC24ads_A100_v4', 24, 220, 'amd64'],
    ['e2-standard-4', 4, 16, 'amd64'],
    ['e2-highcpu-32', 32, 32, 'amd64'],
    ['n1-standard-1', 1, 3.75, 'amd64'],
    ['n1-highmem-32', 32, 208, 'amd64'],
    ['n2-standard-128', 128, 512, 'amd64'],
    ['n2-highmem-128', 128, 864, 'amd64'],
    ['n2d-highcpu-224', 224, 224, 'amd64'],
    ['c2-standard-30', 30, 120, 'amd64'],
    ['c3-highcpu-22', 22, 44, 'amd64'],
    ['c3d-highmem-180', 180, 1440, 'amd64'],
    ['t2d-standard-60', 60, 240, 'amd64'],
    ['c4a-highmem-72', 72, 576, 'arm64'],
    ['a2-highgpu-2g', 24, 170, 'amd64'],
    ['n2-custom-6-20480', 6, 20, 'amd64'],
    ['custom-4-26624-ext', 4, 26, 'amd64'],
  ])('%s has %d vCPU and %d GiB, %s', (type, vcpu, gib, architecture) => {
    expect(capacityElsewhere(type)).toMatchObject({ vcpu, memoryBytes: gib * GIB, architecture })
  })

  test.each([
    ['Standard_D4s_v5', /^kubernetes\/autoscaler, .*Azure.*, January 2026$/],
    ['e2-standard-4', /^Google Cloud, .*, November 2026$/],
    ['g4dn.xlarge', /^kubernetes\/autoscaler, .*EC2.*, January 2026$/],
    ['n2-custom-6-20480', /^its own name$/],
  ])('whose list tells of %s is said, with its month: %s', (type, list) => {
    expect(capacityElsewhere(type)?.list).toMatch(list)
  })

  test('tenths of a GiB end at whole MiB', () => {
    // 4 × 0.9 GiB = 3,686.4 MiB.
    expect(capacityElsewhere('n1-highcpu-4')?.memoryBytes).toBe(3686 * 2 ** 20)
  })

  test.each([
    ['a size with vCPU switched off', 'Standard_E8-4s_v5'],
    ['a size the family does not come in', 'Standard_D6s_v5'],
    ['a family of tomorrow', 'Standard_D4s_v99'],
    ['a name without its prefix', 'D4s_v5'],
    ['a shared core', 'e2-medium'],
    ['a number no type has', 'n2-standard-7'],
    ['a leading zero', 'n2-standard-08'],
    ['another cloud', 't3a.2xlarge'],
    ['a name every object has', 'constructor'],
    ['nothing', ''],
  ])('%s is not guessed: %s', (_, type) => {
    expect(capacityElsewhere(type)).toBeNull()
  })
})

describe('siblings: the other sizes of a family', () => {
  test('of each cloud', () => {
    expect(awsSiblingsOf('t3a.2xlarge')).toEqual(
      't3a.nano t3a.micro t3a.small t3a.medium t3a.large t3a.xlarge t3a.2xlarge'.split(' '),
    )
    expect(azureSiblingsOf('Standard_B4ps_v2')).toEqual(
      'Standard_B2ps_v2 Standard_B4ps_v2 Standard_B8ps_v2 Standard_B16ps_v2'.split(' '),
    )
    expect(gcpSiblingsOf('c2-standard-8')).toEqual(
      'c2-standard-4 c2-standard-8 c2-standard-16 c2-standard-30 c2-standard-60'.split(' '),
    )
  })

  test('all have a size that is known', () => {
    const known = (type: string) => capacityOf(type) ?? capacityElsewhere(type)
    for (const type of ['m5zn.large', 'c5n.large', 'c7i-flex.large', 'Standard_E4s_v5', 'n4-highmem-4'])
      for (const sibling of [...awsSiblingsOf(type), ...azureSiblingsOf(type), ...gcpSiblingsOf(type)])
        expect(known(sibling), sibling).not.toBeNull()
  })

  test('none of what is not listed', () => {
    expect([...awsSiblingsOf('m99z.large'), ...azureSiblingsOf('D4s'), ...gcpSiblingsOf('n2')]).toEqual([])
  })
})

test.each([
  ['g4dn.12xlarge', 4],
  ['p5.48xlarge', 8],
  ['Standard_NC6s_v3', 1],
  ['g2-standard-24', 2],
  ['t3a.2xlarge', 0],
  ['Standard_D4s_v5', 0],
  ['g6f.large', null],
])('GPUs of %s: %s', (type, gpus) => {
  expect(gpusOf(type)).toBe(gpus)
})
