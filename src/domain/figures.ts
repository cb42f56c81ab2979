import type { Provenance, UnitName, Units } from './figureUnits'

/** What is true of a figure whatever its value. */
interface Definition<U extends UnitName> {
  readonly label: string
  /** The question it answers, as its reader would ask it. */
  readonly question: string
  readonly unit: U
  readonly provenance: Provenance
  /** The formula, in words. */
  readonly formula: string
}

const define = <U extends UnitName>(
  unit: U,
  provenance: Provenance,
  label: string,
  question: string,
  formula: string,
): Definition<U> => ({ unit, provenance, label, question, formula })

const INTEGRAL =
  'each sample (USD per hour, series added per instant) × the hours it stands for, added up over the covered hours'
const FEE = 'Control-plane fee'
const LB = 'Load balancers'
const INFRA = 'Measured infrastructure'
const EGRESS = 'the newest sample in the window; a price per gigabyte, never part of a cost'

/** Every figure that can be on a screen. One function in this room computes each; `ui/Figure` draws it. */
export const FIGURES = {
  'fee.window': define(
    'usd',
    'observed',
    FEE,
    'What did the control plane cost in the hours we saw?',
    INTEGRAL,
  ),
  'fee.rate': define(
    'usd/h',
    'observed',
    FEE,
    'What does the control plane cost per hour?',
    'cost ÷ covered hours',
  ),
  'fee.day': define(
    'usd/day',
    'projected',
    FEE,
    'What would a day cost at this rate?',
    'mean rate × 24 hours',
  ),
  'fee.month': define(
    'usd/month',
    'projected',
    FEE,
    'What would a month cost at this rate?',
    'mean rate × hours of a month',
  ),
  'fee.fullWindow': define(
    'usd',
    'projected',
    `${FEE}, whole window`,
    'What if the whole window ran at this rate?',
    'mean rate × hours of the window, seen or not',
  ),
  'lb.window': define('usd', 'observed', LB, 'What did load balancers cost in the hours we saw?', INTEGRAL),
  'lb.rate': define('usd/h', 'observed', LB, 'What do load balancers cost per hour?', 'cost ÷ covered hours'),
  'lb.day': define('usd/day', 'projected', LB, 'What would a day cost at this rate?', 'mean rate × 24 hours'),
  'lb.month': define(
    'usd/month',
    'projected',
    LB,
    'What would a month cost at this rate?',
    'mean rate × hours of a month',
  ),
  'infra.window': define(
    'usd',
    'observed',
    INFRA,
    'What did the infrastructure we can measure cost in the hours we saw?',
    'control-plane fee + load balancers; nodes, disks and traffic are not in the feed and not in this figure',
  ),
  'infra.rate': define(
    'usd/h',
    'observed',
    INFRA,
    'What does it cost per hour?',
    'fee per hour + load balancers per hour',
  ),
  'infra.day': define(
    'usd/day',
    'projected',
    INFRA,
    'What would a day cost at this rate?',
    'mean rate × 24 hours',
  ),
  'infra.month': define(
    'usd/month',
    'projected',
    INFRA,
    'What would a month cost at this rate?',
    'mean rate × hours of a month',
  ),
  'egress.zone': define(
    'usd/GB',
    'observed',
    'Between zones',
    'What does a gigabyte to another zone cost?',
    EGRESS,
  ),
  'egress.region': define(
    'usd/GB',
    'observed',
    'Between regions',
    'What does a gigabyte to another region cost?',
    EGRESS,
  ),
  'egress.internet': define(
    'usd/GB',
    'observed',
    'To the internet',
    'What does a gigabyte to the internet cost?',
    EGRESS,
  ),
  'reported.total': define(
    'usd',
    'reported',
    'Total reported by the service',
    'What total did the cost service compute?',
    'repeated as it came, not checked',
  ),
  reconcile: define(
    'usd',
    'observed',
    'Reconciliation',
    'Does the reported total agree with the samples?',
    'reported total − the same parts from the samples',
  ),
  'nodes.now': define(
    'count',
    'observed',
    'Nodes',
    'How many nodes are there?',
    'distinct nodes (provider id, else name) with a sample at the newest instant',
  ),
  'nodes.seen': define(
    'count',
    'observed',
    'Nodes seen',
    'How many nodes were there at any time of the window?',
    'distinct nodes (provider id, else name) with any sample in the window',
  ),
  'nodes.spot': define(
    'nodes',
    'observed',
    'On spot',
    'How many nodes may be taken back at short notice?',
    'nodes whose newest flag is 1; a node without a flag counts as unknown, not as on-demand',
  ),
  'nodes.zone': define(
    'zones',
    'observed',
    'Availability zones',
    'Where do the nodes run?',
    'nodes now, by zone label, else by the zone inside the provider id, else unknown',
  ),
  'nodes.capacity': define(
    'capacity',
    'modelled',
    'Capacity',
    'How much CPU and memory do the nodes have?',
    'capacity from the feed, else nominal by instance type, added over nodes now',
  ),
  'nodes.hours': define(
    'hours',
    'observed',
    'Node-hours',
    'How many hours did nodes run in the hours we saw?',
    'hours covered by samples, added over nodes',
  ),
  'risk.zone': define(
    'ratio',
    'observed',
    'Largest zone',
    'How much would go with the largest zone?',
    'nodes in the fullest zone ÷ nodes now',
  ),
  'risk.spot': define(
    'nodes',
    'observed',
    'Largest spot pool',
    'How many nodes hang on one spot pool?',
    'spot nodes in the fullest (zone, instance type) pool, of nodes now',
  ),
  'alloc.cpu': define(
    'cores',
    'observed',
    'CPU allocated',
    'How much CPU do pods use or reserve?',
    'mean of allocation (the greater of request and usage) of ordinary pods, + nodes × DaemonSet overhead per node where known; share of capacity',
  ),
  'alloc.memory': define(
    'bytes',
    'observed',
    'Memory allocated',
    'How much memory do pods use or reserve?',
    'mean of allocation (the greater of request and usage) of ordinary pods, + nodes × DaemonSet overhead per node where known; share of capacity',
  ),
  'alloc.cpu.p95': define(
    'cores',
    'observed',
    'CPU allocated, 95th percentile',
    'How much CPU is enough 95 % of the time?',
    '95th percentile (nearest rank) of allocation, + DaemonSet overhead where known',
  ),
  'alloc.memory.p95': define(
    'bytes',
    'observed',
    'Memory allocated, 95th percentile',
    'How much memory is enough 95 % of the time?',
    '95th percentile (nearest rank) of allocation, + DaemonSet overhead where known',
  ),
  'alloc.cpu.max': define(
    'cores',
    'observed',
    'CPU allocated, maximum',
    'How much CPU was allocated at most?',
    'greatest reading of allocation, + DaemonSet overhead where known',
  ),
  'alloc.memory.max': define(
    'bytes',
    'observed',
    'Memory allocated, maximum',
    'How much memory was allocated at most?',
    'greatest reading of allocation, + DaemonSet overhead where known',
  ),
  'free.cpu': define(
    'cores',
    'modelled',
    'CPU not allocated',
    'How much CPU has nobody asked for?',
    'capacity of nodes now − mean allocation',
  ),
  'free.memory': define(
    'bytes',
    'modelled',
    'Memory not allocated',
    'How much memory has nobody asked for?',
    'capacity of nodes now − mean allocation',
  ),
  'memory.utilisation': define(
    'bytes',
    'observed',
    'Memory in use',
    'How much of the memory is really in use?',
    'mean working set of all containers ÷ capacity of nodes now',
  ),
  'reported.cpuSavings': define(
    'cores',
    'reported',
    'CPU “savings”',
    'What does the service call CPU savings?',
    'mean of the reported readings, read as reclaimable; they are allocations',
  ),
  'reported.memorySavings': define(
    'bytes',
    'reported',
    'Memory “savings”',
    'What does the service call memory savings?',
    'mean of the reported readings, read as reclaimable; they are allocations',
  ),
  'reported.opportunity': define(
    'level',
    'reported',
    'Opportunity',
    'How large does the service’s reading make the opportunity?',
    'the larger of the two shares: under 10 % low, under 30 % medium, else high',
  ),
  'reported.efficiency': define(
    'ratio',
    'reported',
    '“Efficiency”',
    'What efficiency follows from the service’s reading?',
    '1 − CPU share; not a measured usage',
  ),
  'sizing.required': define(
    'count',
    'modelled',
    'Nodes that fit',
    'How many nodes of today’s type would carry what pods allocate?',
    'fewest nodes whose capacity × target fill holds the 95th percentile of ordinary pods + nodes × DaemonSet overhead',
  ),
} satisfies Record<string, Definition<UnitName>>

export type FigureId = keyof typeof FIGURES
export type UnitOf<Id extends FigureId> = (typeof FIGURES)[Id]['unit']
export type ValueOf<Id extends FigureId> = Units[UnitOf<Id>]
