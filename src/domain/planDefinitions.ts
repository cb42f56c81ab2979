import { define } from './figureDefinition'

const band = (label: string, question: string, formula: string) =>
  define('usd/month band', 'modelled', label, question, formula)

/** What other nodes would cost. Bands: nobody knows one price. */
export const PLAN_FIGURES = {
  'whatIf.before': band(
    'Nodes today',
    'What do the nodes cost per month?',
    'nodes × price (feed, price book, dated catalogue, default rates: the first that has one) × hours of a month',
  ),
  'whatIf.after': band(
    'Nodes as planned',
    'What would the planned nodes cost per month?',
    'nodes × price × hours of a month',
  ),
  'whatIf.saving': band(
    'Would save',
    'What would the plan save per month?',
    'today − plan at either bound; never below zero, never above today',
  ),
  'whatIf.extra': band(
    'Would cost more',
    'What would the plan cost per month beyond today’s nodes?',
    'plan − today at either bound; never below zero',
  ),
  'advice.saving': band(
    'Would save',
    'What would following this save per month?',
    'cost before − cost after at either bound; never below zero',
  ),
  'advice.extra': band(
    'Would cost more',
    'What would following this cost per month beyond today?',
    'cost after − cost before at either bound; never below zero',
  ),
}
