import type { Conversion } from '~/domain/conversion'
import type { Node } from '~/domain/nodes'
import type { TimeRange } from '~/domain/timeRange'
import { GIB, type Instant } from '~/domain/units'
import { type CsvCell, csvOf } from '~/ui/csv'

/** What has to be known of a file of nodes wherever it ends up; it stands in every line, as files are cut and joined. */
export interface FileFacts {
  readonly account: string
  readonly window: TimeRange
  /** By the server's clock. */
  readonly madeAt: Instant
  /** ISO 4217, of every price and amount. */
  readonly currency: string
  /** The reader's own rate; amounts are not converted, as a sum of them would be taken for a bill. */
  readonly conversion: Conversion | null
  readonly isRecorded: boolean
}

const iso = (at: Instant) => new Date(at).toISOString()

type Column = readonly [head: string, read: (node: Node, facts: FileFacts) => CsvCell]

const COLUMNS: readonly Column[] = [
  ['node', ({ name }) => name],
  ['instance_type', ({ instanceType }) => instanceType],
  ['lifecycle', ({ purchase }) => purchase],
  ['zone', ({ zone }) => zone?.name ?? null],
  ['region', ({ region }) => region],
  ['provider_id', ({ providerId }) => providerId],
  ['architecture', ({ architecture }) => architecture],
  ['vcpu', ({ capacity }) => capacity?.cpu ?? null],
  ['memory_gib', ({ capacity }) => (capacity === null ? null : capacity.memory / GIB)],
  ['first_seen', ({ firstSeen }) => iso(firstSeen)],
  ['last_seen', ({ lastSeen }) => iso(lastSeen)],
  ['hours', ({ hours }) => hours],
  ['price_per_hour_low', ({ price }) => price?.perHour.low ?? null],
  ['price_per_hour_high', ({ price }) => price?.perHour.high ?? null],
  ['priced_hours', ({ price }) => price?.hours ?? null],
  ['cost_in_window_low', ({ price }) => price?.amount.low ?? null],
  ['cost_in_window_high', ({ price }) => price?.amount.high ?? null],
  ['currency', (_, { currency }) => currency],
  ['price_kind', ({ price }) => price?.source.kind ?? null],
  ['price_source', ({ price }) => (price && price.source.kind !== 'feed' ? price.source.name : null)],
  ['price_date', ({ price }) => (price && price.source.kind !== 'feed' ? price.source.date : null)],
  ['shown_currency', (_, { conversion }) => conversion?.currency ?? null],
  ['conversion_rate', (_, { conversion }) => conversion?.perUnit ?? null],
  ['conversion_date', (_, { conversion }) => conversion?.date ?? null],
  ['cloud_account_id', (_, { account }) => account],
  ['window_start', (_, { window }) => iso(window.start)],
  ['window_end', (_, { window }) => iso(window.end)],
  ['generated_at', (_, { madeAt }) => iso(madeAt)],
  ['data', (_, { isRecorded }) => (isRecorded ? 'demo' : 'live')],
]

/** Nodes as a file for a sheet: times in UTC, prices with their source and date, nothing rounded. */
export const nodesCsv = (nodes: readonly Node[], facts: FileFacts): string =>
  csvOf(
    COLUMNS.map(([head]) => head),
    nodes.map((node) => COLUMNS.map(([, read]) => read(node, facts))),
  )

/** "demo-nodes-2025-10-03T11-2025-10-10T11.csv". */
export const nodesFileName = ({ window, isRecorded }: FileFacts): string =>
  `${isRecorded ? 'demo-' : ''}nodes-${iso(window.start).slice(0, 13)}-${iso(window.end).slice(0, 13)}.csv`
