/** Everything the browser asks for stands below this, on the origin and under the base path of its page. */
export const API_ROOT = '/k8s-cost-api/v1'

/** The three questions about costs, as the browser asks them. GET only, no trailing slash. */
export const ENDPOINTS = {
  metrics: `${API_ROOT}/metrics`,
  clusterCosts: `${API_ROOT}/cluster-costs`,
  savings: `${API_ROOT}/savings`,
} as const

export type Endpoint = keyof typeof ENDPOINTS

/** What is asked about the gateway itself, the reader's clusters, and the server's clock. */
export const GATEWAY = {
  config: `${API_ROOT}/config`,
  clusters: `${API_ROOT}/clusters`,
  time: `${API_ROOT}/time`,
  cspReport: `${API_ROOT}/csp-report`,
} as const

/** The same three questions on Metroculus itself. */
export const METROCULUS = {
  metrics: '/metroculus/v2/kubecost_metrics',
  clusterCosts: '/metroculus/v2/kubecost_cluster_costs',
  savings: '/metroculus/v2/kubecost_savings',
} as const satisfies Record<Endpoint, string>

/** The query of all three, in the words of the wire. Dates are whole Unix seconds, UTC, both ends included. */
export const PARAMETER = {
  account: 'cloud_account_id',
  start: 'start_date',
  end: 'end_date',
  metrics: 'metrics',
} as const

/** Asks for the clusters of one organisation. */
export const ORGANIZATION = 'organization_id'

/** The grid of the answer, seconds: `start + k × 3600`, both ends included. Not a parameter. */
export const STEP_SECONDS = 3600
