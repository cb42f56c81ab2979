/** A public price of a dated source, US dollars; between two bounds where the source has several. */
interface Stated {
  readonly low: number
  readonly high: number
  readonly source: string
  /** ISO day or month; null where the source names none. */
  readonly date: string | null
}

/** A price this release knows. It is asked last, where the feed and the price book are silent: `statedPrice`. */
export type ShippedPrice = Stated &
  (
    | { readonly per: 'vCPU-hour' | 'GiB-hour'; readonly purchase: 'on-demand' | 'spot' }
    | { readonly per: 'cluster-hour'; readonly support: 'standard' | 'extended' }
    | {
        readonly per: 'node-hour'
        readonly instanceType: string
        readonly region: string
        readonly purchase: 'on-demand' | 'spot'
      }
  )

/** Who says a price, and when, in a few words. */
export const sourceText = ({ source, date }: Pick<Stated, 'source' | 'date'>): string =>
  date === null ? source : `${source}, ${date}`

const exactly = (price: number) => ({ low: price, high: price })

const OPENCOST = { source: 'OpenCost, default configuration (GCP us-central1)', date: '2024-10' }
/** The day from which extended support is charged; the standard price is older and stands beside it. */
const EKS = { source: 'AWS, pricing of EKS extended support', date: '2024-04-01' }
const CATALOGUE = { source: 'SkyPilot catalogue v8, a snapshot of the AWS price list', date: null }
const RECORDED_NODE = { per: 'node-hour', instanceType: 't3a.2xlarge', region: 'ap-south-1' } as const

export const SHIPPED_PRICES: readonly ShippedPrice[] = [
  { per: 'vCPU-hour', purchase: 'on-demand', ...exactly(0.031611), ...OPENCOST },
  { per: 'vCPU-hour', purchase: 'spot', ...exactly(0.006655), ...OPENCOST },
  { per: 'GiB-hour', purchase: 'on-demand', ...exactly(0.004237), ...OPENCOST },
  { per: 'GiB-hour', purchase: 'spot', ...exactly(0.000892), ...OPENCOST },
  { per: 'cluster-hour', support: 'standard', ...exactly(0.1), ...EKS },
  { per: 'cluster-hour', support: 'extended', ...exactly(0.6), ...EKS },
  { ...RECORDED_NODE, purchase: 'on-demand', ...exactly(0.1971), ...CATALOGUE },
  // One price for each of the three zones of the region.
  { ...RECORDED_NODE, purchase: 'spot', low: 0.0709, high: 0.0783, ...CATALOGUE },
]
