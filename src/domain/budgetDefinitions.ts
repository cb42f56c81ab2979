import { define } from './figureDefinition'

/** The calendar month against an amount the reader set: they speak of it whatever window a page shows. */
export const BUDGET_FIGURES = {
  'budget.burn': define(
    'usd',
    'observed',
    'Spent this month',
    'What did the infrastructure we can measure cost this month, in the hours we saw?',
    'control-plane fee + load balancers since the first of the month, UTC; nodes, disks and traffic are not in it',
  ),
  'budget.share': define(
    'ratio',
    'observed',
    'Share of the budget',
    'How much of the monthly budget is spent?',
    'spent this month ÷ monthly budget',
  ),
  'budget.low': define(
    'usd',
    'projected',
    'Month’s end, at least',
    'What will the month have cost if the hours to come are cheap?',
    'spent this month + hours to come × the 10th percentile of measured rates (under 48 hours the least), or their mean where it is lower',
  ),
  'budget.high': define(
    'usd',
    'projected',
    'Month’s end, at most',
    'What will the month have cost if the hours to come are dear?',
    'spent this month + (hours to come + past hours without samples) × the 90th percentile of measured rates (under 48 hours the greatest), or their mean where it is higher',
  ),
}
