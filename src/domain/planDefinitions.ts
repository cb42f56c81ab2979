import { define } from './figureDefinition'

/** What other nodes would cost. Bands: nobody knows one price. */
export const PLAN_FIGURES = {
  'whatIf.before': define(
    'usd/month band',
    'modelled',
    'Nodes today',
    'What do today’s nodes cost in a month?',
    'nodes × price per hour (feed, price book, dated catalogue, default rates; first that has one) × hours of a month',
  ),
  'whatIf.after': define(
    'usd/month band',
    'modelled',
    'Nodes as planned',
    'What would the planned nodes cost in a month?',
    'the same for the planned nodes',
  ),
  'whatIf.saving': define(
    'usd/month band',
    'modelled',
    'Would save',
    'What would the plan save in a month?',
    'today − plan, where a kind of node that stays has one price on both sides; never below zero, never above today',
  ),
  'advice.saving': define(
    'usd/month band',
    'modelled',
    'Would save',
    'What would following this save in a month?',
    'cost before − cost after, at the lower and at the upper bound of what is known; negative where it costs more',
  ),
}
