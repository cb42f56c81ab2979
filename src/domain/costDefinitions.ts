import { define } from './figureDefinition'

const INTEGRAL =
  'each sample (a cost per hour, series added per instant) × the hours it stands for, added up over the covered hours'
const FEE = 'Control-plane fee'
const LB = 'Load balancers'
const INFRA = 'Measured infrastructure'
const EGRESS = 'the newest sample in the window; a price per gigabyte, never part of a cost'

/** Fee, load balancers, their sum, the price list, and what the service says itself. */
export const COST_FIGURES = {
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
  'cluster.month': define(
    'usd/month band',
    'modelled',
    'Whole cluster, estimate',
    'What would a month of the whole cluster cost?',
    'control-plane fee per month + load balancers per month + nodes per month; disks and traffic are measured by nothing and not in it',
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
}
