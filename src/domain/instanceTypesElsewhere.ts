import { azureCapacityOf } from './azureSizes'
import { gcpCapacityOf } from './gcpMachineTypes'
import type { NominalCapacity } from './instanceTypes'

/**
 * What a node of this type of Azure or Google Cloud holds, nominally; null for whatever is not known for certain.
 * These tables are fetched only for an answer that names such a type.
 */
export const capacityElsewhere = (instanceType: string): NominalCapacity | null =>
  azureCapacityOf(instanceType) ?? gcpCapacityOf(instanceType)
