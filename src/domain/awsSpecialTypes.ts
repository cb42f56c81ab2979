import { awsTable } from './awsTable'

/** AWS types for special work (GPUs, FPGAs, training, much memory, many disks). Source as in `instanceTypes.ts`. */
export const specialCapacityOf = awsTable(
  [
    [2, 'g5g inf1 vt1'],
    [4, 'd3en g4ad g4dn g5 g6 g6f h1 im4gn inf2 trn1 trn1n'],
    [6, 'is4gen'],
    [7.625, 'd2 p3'],
    [8, 'd3 g6e gr6 gr6f z1d'],
    [15.25, 'f1 x1'],
    [16, 'x2gd x2idn x8g x8i'],
    [30.5, 'x1e'],
    [32, 'x2iedn x2iezn'],
  ],
  [
    [48, 'x2iezn z1d'],
    [64, 'g5g x2gd'],
    [96, 'g4dn'],
    [128, 'x2idn x2iedn'],
  ],
  [
    [8, 64, 'g7e.2xlarge'],
    [16, 128, 'g7e.4xlarge hpc7g.4xlarge'],
    [16, 256, 'p5.4xlarge'],
    [24, 256, 'f2.6xlarge'],
    [32, 128, 'hpc7g.8xlarge'],
    [32, 256, 'g7e.8xlarge'],
    [36, 244, 'd2.8xlarge'],
    [48, 512, 'f2.12xlarge g7e.12xlarge'],
    [64, 128, 'hpc7g.16xlarge'],
    [96, 768, 'dl1.24xlarge p3dn.24xlarge'],
    [96, 1024, 'g7e.24xlarge'],
    [96, 1152, 'p4d.24xlarge p4de.24xlarge'],
    [192, 2048, 'f2.48xlarge g7e.48xlarge p5.48xlarge p5en.48xlarge p6-b200.48xlarge'],
  ],
)
