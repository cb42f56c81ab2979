/**
 * The metrics of the default answer, by Prometheus name. Units and meanings are Kubecost's;
 * `docs/wire.md` tells where each comes from and what its name gets wrong.
 */
export const METRIC = {
  /** USD/h, the control-plane fee. May come as several series: sum per instant. */
  managementCost: 'kubecost_cluster_management_cost',
  /** 1 spot, 0 on-demand; one series per node while it exists, so also the list of nodes. */
  nodeIsSpot: 'kubecost_node_is_spot',
  /** USD/h per load balancer. */
  loadBalancerCost: 'kubecost_load_balancer_cost',
  /** USD per GB: a price, not an expense. */
  zoneEgressPrice: 'kubecost_network_zone_egress_cost',
  /** USD per GB: a price, not an expense. */
  regionEgressPrice: 'kubecost_network_region_egress_cost',
  /** USD per GB: a price, not an expense. */
  internetEgressPrice: 'kubecost_network_internet_egress_cost',
  /** Cores allocated, in spite of the name; `daemonset="false"` cluster-wide, `"true"` per node. */
  cpuAllocation: 'kubecost_savings_cpu_allocation',
  /** Bytes allocated; labels as for CPU. */
  memoryAllocation: 'kubecost_savings_memory_allocation_bytes',
  /** Bytes in use by all containers: the one measured utilisation in the default answer. */
  memoryWorkingSet: 'kubecost_cluster_memory_working_set_bytes',
  /** Always 1; provider, region and version in the labels. */
  clusterInfo: 'kubecost_cluster_info',
  /** Number of allocation sets per `resolution` and `status`. */
  allocationStatus: 'kubecost_allocation_data_status',
  /** Number of asset sets per `resolution` and `status`. */
  assetStatus: 'kubecost_asset_data_status',
} as const

/** USD per hour of a node, labelled as `nodeIsSpot`; optional in the feed. */
export const NODE_PRICE_METRIC = 'node_total_hourly_cost'

/** Cores or bytes of a node as the kubelet reports them (`resource`, `node`); optional in the feed. */
export const NODE_CAPACITY_METRIC = 'kube_node_status_capacity'

/** How CloudTuner's allocation exporter, where there is one, says it is; optional in the feed. */
export const EXPORTER_METRIC = {
  /** 1 if its last reading of Kubecost succeeded. */
  scrapeSuccess: 'cloudtuner_kubecost_exporter_scrape_success',
  /** Epoch seconds. */
  lastSuccess: 'cloudtuner_kubecost_exporter_last_success_timestamp_seconds',
} as const
