/**
 * GPUs of whole number, by type. Source as for the sizes: kubernetes/autoscaler, January 2026, and Google Cloud's
 * documentation.
 */
const GPUS: readonly (readonly [gpus: number, types: string])[] = [
  [
    1,
    'g4ad.xlarge g4ad.2xlarge g4ad.4xlarge g4dn.xlarge g4dn.2xlarge g4dn.4xlarge g4dn.8xlarge g4dn.16xlarge ' +
      'g5.xlarge g5.2xlarge g5.4xlarge g5.8xlarge g5.16xlarge g5g.2xlarge g5g.4xlarge g5g.8xlarge g5g.xlarge ' +
      'g6.xlarge g6.2xlarge g6.4xlarge g6.8xlarge g6.16xlarge g6e.xlarge g6e.2xlarge g6e.4xlarge g6e.8xlarge ' +
      'g6e.16xlarge g7e.2xlarge g7e.4xlarge g7e.8xlarge gr6.4xlarge gr6.8xlarge p3.2xlarge p5.4xlarge ' +
      'Standard_NC4as_T4_v3 Standard_NC8as_T4_v3 Standard_NC16as_T4_v3 Standard_NC6s_v3 Standard_NC8ads_A10_v4 ' +
      'Standard_NC16ads_A10_v4 Standard_NC24ads_A100_v4 Standard_NC40ads_H100_v5 a2-highgpu-1g g2-standard-4 ' +
      'g2-standard-8 g2-standard-12 g2-standard-16 g2-standard-32',
  ],
  [
    2,
    'g4ad.8xlarge g5g.16xlarge g5g.metal g7e.12xlarge Standard_NC12s_v3 Standard_NC32ads_A10_v4 ' +
      'Standard_NC48ads_A100_v4 a2-highgpu-2g g2-standard-24',
  ],
  [
    4,
    'g4ad.16xlarge g4dn.12xlarge g5.12xlarge g5.24xlarge g6.12xlarge g6.24xlarge g6e.12xlarge g6e.24xlarge ' +
      'g7e.24xlarge p3.8xlarge Standard_NC24s_v3 Standard_NC64as_T4_v3 Standard_NC96ads_A100_v4 a2-highgpu-4g ' +
      'g2-standard-48',
  ],
  [
    8,
    'dl1.24xlarge g4dn.metal g5.48xlarge g6.48xlarge g6e.48xlarge g7e.48xlarge p3.16xlarge p3dn.24xlarge ' +
      'p4d.24xlarge p4de.24xlarge p5.48xlarge p5en.48xlarge p6-b200.48xlarge a2-highgpu-8g g2-standard-96',
  ],
]

const gpus = new Map(GPUS.flatMap(([count, types]) => types.split(' ').map((type) => [type, count])))

/** Families of machines that carry a GPU or a part of one; what is of them and not listed has a number nobody knows. */
const WITH_GPU = /^(?:g\d|gr\d|p\d|dl\d|a[234]x?-|Standard_N)/

/** How many GPUs a node of this type has; null where that is not known, or is a part of one. */
export const gpusOf = (instanceType: string): number | null =>
  gpus.get(instanceType) ?? (WITH_GPU.test(instanceType) ? null : 0)
