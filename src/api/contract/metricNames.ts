/** Metrics of the default answer, in the order the service lists them. */
export const DEFAULT_METRICS = [
  'kubecost_cluster_management_cost',
  'kubecost_node_is_spot',
  'kubecost_load_balancer_cost',
  'kubecost_network_zone_egress_cost',
  'kubecost_network_region_egress_cost',
  'kubecost_network_internet_egress_cost',
  'kubecost_savings_cpu_allocation',
  'kubecost_savings_memory_allocation_bytes',
  'kubecost_cluster_memory_working_set_bytes',
  'kubecost_allocation_data_status',
  'kubecost_asset_data_status',
  'kubecost_cluster_info',
] as const

const EXPORTER = 'cloudtuner_kubecost'
const COSTS = ['total', 'cpu', 'ram', 'pv', 'network', 'lb'].map((part) => `${part}_cost`)
const EFFICIENCIES = ['cpu', 'ram', 'total'].map((part) => `${part}_efficiency`)

/** Metrics that exist upstream of the default list and may be asked for by name. Gauges all. */
const OPTIONAL_METRICS = [
  'node_total_hourly_cost',
  'node_cpu_hourly_cost',
  'node_ram_hourly_cost',
  'node_gpu_hourly_cost',
  'node_gpu_count',
  'pv_hourly_cost',
  'pod_pvc_allocation',
  'container_cpu_allocation',
  'container_memory_allocation_bytes',
  'container_gpu_allocation',
  'kubecost_container_cpu_usage_irate',
  'kubecost_container_memory_working_set_bytes',
  'kubecost_pv_info',
  'kube_node_status_capacity',
  'kube_node_status_capacity_cpu_cores',
  'kube_node_status_capacity_memory_bytes',
  'kube_node_labels',
  'kube_persistentvolume_capacity_bytes',
  ...['cluster', 'namespace'].flatMap((level) =>
    [...COSTS, ...EFFICIENCIES].map((name) => `${EXPORTER}_${level}_${name}`),
  ),
  ...['total_cost', 'cpu_cost', 'ram_cost'].map((name) => `${EXPORTER}_pod_${name}`),
  ...[
    'scrape_success',
    'scrape_duration_seconds',
    'last_success_timestamp_seconds',
    'series_count',
    'info',
  ].map((name) => `${EXPORTER}_exporter_${name}`),
] as const

/** Every name the gateway lets through. */
export const KNOWN_METRICS: ReadonlySet<string> = new Set<string>([...DEFAULT_METRICS, ...OPTIONAL_METRICS])
