import type { Usd } from '~/domain/units'
import type { ChartModel } from '~/ui/charts/model'
import type { Money } from '~/ui/money'

/** The line of a budget in a chart of money added up; none where there is no budget. */
export const budgetLevel = (budget: Usd | null, money: Money): Pick<ChartModel, 'levels'> =>
  budget === null ? {} : { levels: [{ label: `Budget ${money.amount(budget)}`, value: budget }] }
