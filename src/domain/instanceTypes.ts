import { awsTable } from './awsTable'

/**
 * What does a node of this AWS instance type hold, nominally? Null for whatever is not known for certain. Only families
 * whose every size was held against the public catalogue (kubernetes/autoscaler, `ec2_instance_types.go`, January 2026)
 * stand here; another one is not guessed. Types of AWS for special work, and those of other clouds:
 * `instanceTypesElsewhere.ts`.
 */
export const capacityOf = awsTable(
  [
    [1.875, 'c3 c4'],
    [
      2,
      'a1 c5 c5a c5ad c5d c6a c6g c6gd c6gn c6i c6id c6in c7a c7g c7gd c7gn c7i c7i-flex c8a c8g c8gb c8gd c8gn ' +
        'c8i c8i-flex',
    ],
    [2.625, 'c5n'],
    [3.75, 'm3'],
    [
      4,
      'm4 m5 m5a m5ad m5d m5dn m5n m5zn m6a m6g m6gd m6i m6id m6idn m6in m7a m7g m7gd m7i m7i-flex m8a m8g m8gb ' +
        'm8gd m8gn m8i m8i-flex t2 t3 t3a t4g',
    ],
    [7.625, 'i2 i3 r3 r4'],
    [
      8,
      'r5 r5a r5ad r5b r5d r5dn r5n r6a r6g r6gd r6i r6id r6idn r6in r7a r7g r7gd r7i r7iz r8a r8g r8gb r8gd r8gn ' +
        'r8i r8i-flex i3en i4g i4i i7i i7ie i8g i8ge',
    ],
  ],
  [
    [16, 'a1'],
    [48, 'm5zn'],
    [64, 'c6g c6gd c7g c7gd c7gn m6g m6gd m7g m7gd r6g r6gd r7g r7gd'],
    [96, 'c5 c5d i3en m5 m5d m5dn m5n r5 r5b r5d r5dn r5n'],
    [128, 'c6i c6id c6in i4i m6i m6id m6idn m6in r6i r6id r6idn r6in'],
    [192, 'c6a m6a r6a'],
  ],
  [
    [1, 0.5, 't2.nano'],
    [1, 1, 't2.micro'],
    [1, 2, 't2.small'],
    [2, 4, 't2.medium t3.medium t3a.medium t4g.medium'],
    [2, 0.5, 't3.nano t3a.nano t4g.nano'],
    [2, 1, 't3.micro t3a.micro t4g.micro'],
    [2, 2, 't3.small t3a.small t4g.small'],
    [2, 15, 'r3.large'],
    [36, 60, 'c4.8xlarge'],
    [36, 96, 'c5n.9xlarge'],
    [72, 192, 'c5n.18xlarge c5n.metal'],
  ],
)
