import type { NominalCapacity } from '~/domain/awsTable'
import { capacityOf } from '~/domain/instanceTypes'
import { METRIC } from '~/domain/metrics'
import { type MetricSet, seriesOf } from '~/domain/series'

type Table = (instanceType: string) => NominalCapacity | null

const fetchTable = async (): Promise<Table> =>
  (await import('~/domain/instanceTypesElsewhere')).capacityElsewhere

/**
 * The answer with the sizes of instance types whose table has to be fetched. It is not there before they are: to a
 * reader a size on its way is still loading, and only one that no table has is unknown.
 */
export async function withSizes(set: MetricSet, table = fetchTable): Promise<MetricSet> {
  const types = new Set(
    seriesOf(set, METRIC.nodeIsSpot).map(({ labels }) => labels.get('instance_type') || ''),
  )
  const elsewhere = [...types].filter((type) => type !== '' && capacityOf(type) === null)
  if (elsewhere.length === 0) return set
  try {
    const sizeOf = await table()
    const sizes = new Map<string, NominalCapacity>()
    for (const type of elsewhere) {
      const size = sizeOf(type)
      if (size) sizes.set(type, size)
    }
    return { ...set, sizes }
  } catch {
    return { ...set, notices: [...set.notices, NOT_LOADED] }
  }
}

const NOT_LOADED = 'The table of instance sizes could not be loaded, so some nodes are of unknown size.'
