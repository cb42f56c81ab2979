import { define } from './figureDefinition'

/** What would be left after a zone or a pool is lost. Nodes that may be lost too are not counted as left. */
export const LOSS_FIGURES = {
  'loss.nodes': define(
    'nodes',
    'observed',
    'Nodes left',
    'How many nodes would be left?',
    'nodes now that are known not to be part of the loss, of all nodes now',
  ),
  'loss.cpu': define(
    'cores',
    'modelled',
    'vCPU left',
    'How much CPU would be left?',
    'capacity of the nodes left, of the capacity of all nodes now',
  ),
  'loss.memory': define(
    'bytes',
    'modelled',
    'Memory left',
    'How much memory would be left?',
    'capacity of the nodes left, of the capacity of all nodes now',
  ),
  'loss.rate': define(
    'usd/h band',
    'modelled',
    'Cost of the rest',
    'What would the nodes that are left cost per hour?',
    'price per hour, added over the nodes left that have one',
  ),
  'loss.fill.cpu': define(
    'ratio',
    'modelled',
    'CPU filled',
    'How full would the rest be of CPU?',
    '(95th percentile of what ordinary pods allocate + nodes left × DaemonSet pods) ÷ capacity left',
  ),
  'loss.fill.memory': define(
    'ratio',
    'modelled',
    'Memory filled',
    'How full would the rest be of memory?',
    'as for CPU',
  ),
}
