/**
 * Labels a browser may see. All others stay here: the number of the cloud account and the flags of
 * `kubecost_cluster_info`, the road a sample took (`receive`, `job`), and whatever a customer's relabelling
 * added without our knowing.
 */
const KEPT: ReadonlySet<string> = new Set([
  '__name__',
  'tenant_id',
  'cluster_id',
  'cluster',
  // Nodes.
  'node',
  'instance_type',
  'provider_id',
  'region',
  'zone',
  'topology_kubernetes_io_zone',
  'label_topology_kubernetes_io_zone',
  'label_failure_domain_beta_kubernetes_io_zone',
  'arch',
  'resource',
  'unit',
  // Load balancers, workloads and disks.
  'ingress_ip',
  'service_name',
  'namespace',
  'pod',
  'container',
  'daemonset',
  'persistentvolume',
  'persistentvolumeclaim',
  'volumename',
  'storageclass',
  // About the cluster and the state of its data.
  'provisioner_name',
  'provider',
  'provisioner',
  'id',
  'name',
  'version',
  'clusterprofile',
  'resolution',
  'status',
  'currency',
])

/** `10.0.3.7:9003`, `[fd00::7]:9003`, `exporter.internal:9103`: where Prometheus scraped, nobody's business. */
const SCRAPE_ADDRESS = /:\d{1,5}$/

/** Whether a label may leave. `instance` may where it names a node and may not where it is an address. */
const isKeptLabel = (name: string, value: unknown): boolean =>
  name === 'instance' ? typeof value === 'string' && !SCRAPE_ADDRESS.test(value) : KEPT.has(name)

/** The label set without what stays here, in its own order. */
export const keptLabels = (labels: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).filter(([name, value]) => isKeptLabel(name, value)))
