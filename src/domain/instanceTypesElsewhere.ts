import { specialCapacityOf } from './awsSpecialTypes'
import type { NominalCapacity } from './awsTable'
import { azureCapacityOf } from './azureSizes'
import { gcpCapacityOf } from './gcpMachineTypes'

/**
 * What a node of this type of Azure, Google Cloud or AWS's special families holds, nominally; null for whatever is not
 * known for certain. These tables are fetched only for an answer that names such a type.
 */
export const capacityElsewhere = (instanceType: string): NominalCapacity | null =>
  azureCapacityOf(instanceType) ?? gcpCapacityOf(instanceType) ?? specialCapacityOf(instanceType)
