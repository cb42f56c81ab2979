/** The three endpoints of Metroculus. GET only, no trailing slash, all on one origin. */
export const ENDPOINTS = {
  metrics: '/metroculus/v2/kubecost_metrics',
  clusterCosts: '/metroculus/v2/kubecost_cluster_costs',
  savings: '/metroculus/v2/kubecost_savings',
} as const

export type Endpoint = keyof typeof ENDPOINTS

/** The query of all three, in the words of the wire. Dates are whole Unix seconds, UTC, both ends included. */
export const PARAMETER = {
  account: 'cloud_account_id',
  start: 'start_date',
  end: 'end_date',
  metrics: 'metrics',
} as const

/** The grid of the answer, seconds: `start + k × 3600`, both ends included. Not a parameter. */
export const STEP_SECONDS = 3600
