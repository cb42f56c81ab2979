import { createHash } from 'node:crypto'
import { DEFAULT_METRICS } from '../../src/api/contract/metricNames.ts'
import { ACCOUNT_ID, type Account } from '../settings/settingReaders.ts'
import { labelValuesIn, readEnvelope } from './promEnvelope.ts'
import { openPrometheusApi, type PrometheusAddress, type PrometheusApi } from './prometheusApi.ts'
import { selector } from './promql.ts'

/** The account of a server that has one tenant only. */
export const THE_ACCOUNT = '00000000-0000-4000-8000-000000000000'

const DEADLINE_MS = 30_000
const LARGEST_BODY = 2 ** 20
const CLUSTER_INFO = 'kubecost_cluster_info'

interface Discovery extends PrometheusAddress {
  /** Null on a server that has one tenant only. */
  readonly tenantLabel: string | null
}

/**
 * The accounts a Prometheus server has costs of, for a gateway that was given no list. A tenant whose name is a
 * lower-case UUID is the account of that id. Any other gets the id `00000000-0000-4000-8000-` and the first 12
 * hex digits of the SHA-256 of its name, so that links keep their meaning from one start to the next. Throws a
 * `Refusal`.
 */
export async function discoverAccounts({ tenantLabel, ...address }: Discovery): Promise<readonly Account[]> {
  const api = openPrometheusApi(address)
  const signal = AbortSignal.timeout(DEADLINE_MS)
  try {
    if (tenantLabel === null) return [{ id: THE_ACCOUNT, name: await nameOfCluster(api, signal), tenant: '' }]
    const tenants = await labelValues(api, tenantLabel, DEFAULT_METRICS, signal)
    return accountsOf(tenants)
  } finally {
    await api.close()
  }
}

/** Two tenants of one id could read each other's costs, and nobody can tell whose it is: neither is an account. */
export function accountsOf(tenants: readonly string[]): readonly Account[] {
  const accounts = tenants
    .filter((tenant) => tenant !== '')
    .map((tenant) => ({ id: idOf(tenant), name: nameOf(tenant), tenant }))
  const ids = accounts.map(({ id }) => id)
  return accounts.filter(({ id }) => ids.indexOf(id) === ids.lastIndexOf(id))
}

function idOf(tenant: string): string {
  if (ACCOUNT_ID.test(tenant)) return tenant
  const digest = createHash('sha256').update(tenant).digest('hex')
  return `${THE_ACCOUNT.slice(0, -12)}${digest.slice(0, 12)}`
}

/** A name to be read, on one line of at most 200 characters; the tenant itself stays as it is. */
const nameOf = (tenant: string) =>
  tenant
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, 200)
    .toWellFormed() || 'A tenant without a readable name'

/** What Kubecost calls the cluster, if it calls it one thing only. */
async function nameOfCluster(api: PrometheusApi, signal: AbortSignal): Promise<string> {
  for (const label of ['name', 'id']) {
    const [name, ...others] = await labelValues(api, label, [CLUSTER_INFO], signal)
    if (name !== undefined && others.length === 0) return nameOf(name)
  }
  return 'This cluster'
}

/** The values a label has on series of these metrics, over all the time the server remembers. */
async function labelValues(
  api: PrometheusApi,
  label: string,
  metrics: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const query = new URLSearchParams()
  for (const metric of metrics) query.append('match[]', selector(metric, null, ''))
  const path = `label/${encodeURIComponent(label)}/values`
  return labelValuesIn(readEnvelope(await api.get(path, query, { signal, largestBody: LARGEST_BODY })))
}
