/**
 * The bodies of the three endpoints as they are seen on the wire. Types for those who write such bodies
 * (the recorded world, a test server); those who read them trust nothing and go through `api/decode`.
 */

/** One sample with its whole label set, `__name__` among them. */
export interface Point {
  /** Unix seconds. */
  timestamp: number
  value: number
  labels: Record<string, string>
}

interface Echo {
  cloud_account_id: string
  start_date: number
  end_date: number
}

/** A1: all series of a metric mixed in one array. */
export interface MetricsBody extends Echo {
  metrics: Record<string, Point[]>
}

/** A2 and A3: the Prometheus envelope, values as decimal text. */
export interface PrometheusResult {
  status: 'success'
  data:
    | { resultType: 'vector'; result: { metric: Record<string, string>; value: [number, string] }[] }
    | { resultType: 'matrix'; result: { metric: Record<string, string>; values: [number, string][] }[] }
}

export interface PrometheusMetricsBody extends Echo {
  metrics: Record<string, PrometheusResult>
}

/** B1: the control-plane fee alone, and its samples. */
export interface ClusterCostsBody extends Echo {
  total_cost: number
  data_points: Point[]
}

/** B2: totals without samples; `network_cost` adds up prices per GB. */
export interface ClusterCostsSummaryBody extends Echo {
  summary: {
    total_cost: number
    management_cost: number
    load_balancer_cost: number
    network_cost: number
    cpu_cost: number
    ram_cost: number
    pv_cost: number
  }
  breakdown: {
    management_cost: number
    load_balancer_cost: number
    network_internet_cost: number
    network_region_cost: number
    network_zone_cost: number
  }
}

/** C: what pods allocate, under a misleading name. */
export interface SavingsBody extends Echo {
  cpu_savings: Point[]
  memory_savings: Point[]
}

/** Every error has this body, whatever its status. */
export interface ErrorBody {
  error: { status_code: number; error_code: string; reason: string; params: string[] }
}
