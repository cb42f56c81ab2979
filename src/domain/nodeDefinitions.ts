import { define } from './figureDefinition'

const COST = 'Node cost'

/** What the cluster runs on, what that costs, and what hangs on one thing. */
export const NODE_FIGURES = {
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
  'nodes.rate': define(
    'usd/h band',
    'modelled',
    COST,
    'What do the nodes cost per hour?',
    'cost ÷ covered hours; nodes without a price are left out',
  ),
  'nodes.window': define(
    'usd band',
    'modelled',
    COST,
    'What did the nodes cost in the hours we saw?',
    'for each node the price from the feed (node_total_hourly_cost) × the hours it stands for, else node-hours × what is stated: price book, dated public price, default rates per vCPU and GiB; nodes without any are left out',
  ),
  'nodes.month': define(
    'usd/month band',
    'projected',
    COST,
    'What would a month cost at this rate?',
    'mean rate × hours of a month; nodes without a price are left out',
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
}
