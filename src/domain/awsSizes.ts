/**
 * Which sizes the usual AWS families are sold in, without whole machines (`metal`). `x` is xlarge, `2x` 2xlarge.
 * Source: kubernetes/autoscaler, `ec2_instance_types.go`, January 2026.
 */
const SIZES: readonly (readonly [sizes: string, families: string])[] = [
  ['nano micro small medium large x 2x', 't2 t3 t3a t4g'],
  ['medium large x 2x', 'm3'],
  ['medium large x 2x 4x 8x 12x 16x', 'c6g c6gd c6gn c7g c7gd c7gn m6g m6gd m7g m7gd r6g r6gd r7g r7gd'],
  ['medium large x 2x 4x 8x 12x 16x 24x', 'c8gb m8gb r8gb'],
  ['medium large x 2x 4x 8x 12x 16x 24x 48x', 'c8a c8g c8gd c8gn m8a m8g m8gd m8gn r8a r8g r8gd r8gn'],
  ['medium large x 2x 4x 8x 12x 16x 24x 32x 48x', 'c7a m7a r7a'],
  ['large x 2x 3x 6x 12x', 'm5zn'],
  ['large x 2x 4x 8x', 'c3 c4 r3'],
  ['large x 2x 4x 9x 18x', 'c5n'],
  ['large x 2x 4x 9x 12x 18x 24x', 'c5 c5d'],
  ['large x 2x 4x 10x 16x', 'm4'],
  ['large x 2x 4x 8x 16x', 'i3 i4g r4'],
  ['large x 2x 4x 8x 12x 16x', 'c7i-flex c8i-flex m7i-flex m8i-flex r8i-flex'],
  ['large x 2x 4x 8x 12x 16x 32x', 'r7iz'],
  ['large x 2x 4x 8x 12x 16x 24x', 'c5a c5ad m5 m5a m5ad m5d m5dn m5n r5 r5a r5ad r5b r5d r5dn r5n'],
  ['large x 2x 4x 8x 12x 16x 24x 32x', 'c6i c6id c6in i4i m6i m6id m6idn m6in r6i r6id r6idn r6in'],
  ['large x 2x 4x 8x 12x 16x 24x 32x 48x', 'c6a m6a r6a'],
  ['large x 2x 4x 8x 12x 16x 24x 48x', 'c7i i7i i8g m7i r7i'],
  ['large x 2x 4x 8x 12x 16x 24x 32x 48x 96x', 'c8i m8i r8i'],
]

const sizesOf = new Map(
  SIZES.flatMap(([sizes, families]) => families.split(' ').map((family) => [family, sizes])),
)

/** Every size an AWS type's family is sold in; none if the family is not listed. */
export function awsSiblingsOf(instanceType: string): string[] {
  const [family = ''] = instanceType.split('.')
  const sizes = sizesOf.get(family)?.split(' ') ?? []
  return sizes.map((size) => `${family}.${size.endsWith('x') ? `${size}large` : size}`)
}
