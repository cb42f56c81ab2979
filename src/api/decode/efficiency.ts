import type { CostReport } from '~/domain/costReport'
import { type Ratio, ratio } from '~/domain/units'
import { isObject, type JsonObject } from './jsonObject'
import { sampleValue } from './sampleValue'

/**
 * Usage ÷ request may pass 1 (2.57 has been recorded) but never comes near this; the one answer beyond it
 * speaks of 42.5, 48.3 and 45.4, which are percent.
 */
const LARGEST_RATIO = 5

interface Read {
  readonly efficiency: CostReport['efficiency']
  readonly notices: readonly string[]
}

/** The efficiencies of an answer as ratios; null if it names none. If one must be percent, all three are. */
export function readEfficiency(body: JsonObject): Read {
  const nested = body.efficiency
  const source = isObject(nested) ? nested : body
  const values = ['cpu', 'ram', 'total'].map((name) => sampleValue(source[`${name}_efficiency`]))
  if (values.every((value) => value === null)) return { efficiency: null, notices: [] }
  const isPercent = values.some((value) => value !== null && value > LARGEST_RATIO)
  const [cpu = null, ram = null, total = null] = values.map((value) => toRatio(value, isPercent))
  return {
    efficiency: { cpu, ram, total },
    notices: isPercent ? ['The service gave its efficiencies in percent; they were read as such.'] : [],
  }
}

function toRatio(value: number | null, isPercent: boolean): Ratio | null {
  return value === null ? null : ratio(isPercent ? value / 100 : value)
}
