import { ALLOCATION_FIGURES } from './allocationDefinitions'
import { BUDGET_FIGURES } from './budgetDefinitions'
import { COST_FIGURES } from './costDefinitions'
import type { Definition } from './figureDefinition'
import type { UnitName, Units } from './figureUnits'
import { LOSS_FIGURES } from './lossDefinitions'
import { NODE_FIGURES } from './nodeDefinitions'
import { PLAN_FIGURES } from './planDefinitions'

/** Every figure that can be on a screen. One function in this room computes each; `ui/Figure` draws it. */
export const FIGURES = {
  ...COST_FIGURES,
  ...NODE_FIGURES,
  ...LOSS_FIGURES,
  ...ALLOCATION_FIGURES,
  ...BUDGET_FIGURES,
  ...PLAN_FIGURES,
} satisfies Record<string, Definition<UnitName>>

export type FigureId = keyof typeof FIGURES
export type UnitOf<Id extends FigureId> = (typeof FIGURES)[Id]['unit']
export type ValueOf<Id extends FigureId> = Units[UnitOf<Id>]
