import type { Page, Route } from '@playwright/test'

/** The live build under test, on an origin of its own. */
export const LIVE = process.env.E2E_LIVE_URL ?? ''
export const ACCOUNT = '00000000-0000-4000-8000-0000000000aa'
/** Where the clock of these tests stands. */
const NOW = Date.parse('2025-11-05T09:30:00Z')

type Labels = Record<string, string>

/** What a stand-in for the service answers; each part may be changed by a test. */
export interface Service {
  /** Labels of the nodes, one each. */
  nodes: Labels[]
  /** Price per hour of nodes, by name; of the others the feed knows none. */
  prices: Readonly<Record<string, number>>
  /** What the gateway found while it made an answer; none unless given. */
  meta: object | undefined
  /** The server's clock, epoch milliseconds. */
  now: number
  /** What the page is told instead of what the gateway was started with: the fields of its configuration. */
  config: Record<string, unknown>
  /** Answers before anything else does; true if it did. */
  intercept: (route: Route, name: string) => Promise<boolean> | boolean
}

const HOUR = 3600

/** Three hours of samples up to the window's end: a fee of 0.20, a load balancer at 0.05, allocation of 2 vCPU and 4 GiB. */
function bodyOf(name: string, url: URL, { nodes, prices, meta }: Service): object {
  const [start, end] = [Number(url.searchParams.get('start_date')), Number(url.searchParams.get('end_date'))]
  const run = (value: number, labels: Labels = {}) =>
    [2, 1, 0].map((ago) => ({ timestamp: end - ago * HOUR, value, labels }))
  const echo = {
    cloud_account_id: url.searchParams.get('cloud_account_id'),
    start_date: start,
    end_date: end,
    meta,
  }
  if (name === 'cluster-costs') return { ...echo, total_cost: 0.6, data_points: run(0.2) }
  if (name === 'savings')
    return {
      ...echo,
      cpu_savings: run(2, { daemonset: 'false' }),
      memory_savings: run(4 * 2 ** 30, { daemonset: 'false' }),
    }
  return {
    ...echo,
    metrics: {
      kubecost_cluster_management_cost: run(0.2),
      kubecost_load_balancer_cost: run(0.05),
      kubecost_node_is_spot: nodes.flatMap((labels) => run(0, labels)),
      node_total_hourly_cost: nodes.flatMap((labels) => {
        const price = prices[labels.node ?? '']
        return price === undefined ? [] : run(price, labels)
      }),
    },
  }
}

export const nodeLabels = (name: string, more: Labels = {}): Labels => ({
  node: name,
  instance_type: 'm5.xlarge',
  provider_id: `aws:///eu-west-1a/i-${name}`,
  region: 'eu-west-1',
  ...more,
})

/** The page as the gateway sends it, its configuration changed as the test wants it. */
async function configured(route: Route, { config, now }: Service): Promise<void> {
  const response = await route.fetch({ maxRedirects: 0 })
  if (response.status() !== 200) return route.fallback()
  const body = (await response.text()).replace(
    /(id="gateway-config"[^>]*>)([^<]+)/,
    (_, tag: string, text: string) => tag + JSON.stringify({ ...JSON.parse(text), now, ...config }),
  )
  const headers = { ...response.headers(), 'content-length': String(Buffer.byteLength(body)) }
  await route.fulfill({ response, headers, body })
}

/**
 * Puts the stand-in before the live build, for its configuration and its questions, and stops the clock, the
 * page's and the server's alike; `questions` tells what it was asked.
 */
export async function standIn(page: Page, changes: Partial<Service> = {}): Promise<Service> {
  const service: Service = {
    nodes: [nodeLabels('a'), nodeLabels('b')],
    prices: {},
    meta: undefined,
    now: NOW,
    config: {},
    intercept: () => false,
    ...changes,
  }
  await page.clock.setFixedTime(service.now)
  await page.route('**/*', (route) =>
    route.request().resourceType() === 'document' ? configured(route, service) : route.fallback(),
  )
  await page.route('**/k8s-cost-api/v1/*', async (route) => {
    const url = new URL(route.request().url())
    const name = url.pathname.split('/').at(-1) ?? ''
    if (await service.intercept(route, name)) return
    if (/^(?:metrics|cluster-costs|savings)$/.test(name))
      await route.fulfill({ json: bodyOf(name, url, service) })
    else await route.fallback()
  })
  return service
}
