import type { CostPart } from '~/domain/costReport'
import { type Usd, usd } from '~/domain/units'
import type { JsonObject } from './jsonObject'
import { sampleValue } from './sampleValue'

/** The names each part goes by; `lb_cost` is the flat form's. */
const PART_FIELDS: readonly (readonly [string, CostPart])[] = [
  ['management_cost', 'management'],
  ['load_balancer_cost', 'loadBalancer'],
  ['lb_cost', 'loadBalancer'],
  ['network_cost', 'network'],
  ['cpu_cost', 'cpu'],
  ['ram_cost', 'ram'],
  ['pv_cost', 'pv'],
]

/** The parts that come from the allocation exporter, and are all written as 0 while it does not run. */
const ALLOCATED: readonly CostPart[] = ['cpu', 'ram', 'pv']

/** Absent is null without a word; present and not a number is null with a notice. */
export function readUsd(source: JsonObject, name: string, notices: string[]): Usd | null {
  const raw = source[name]
  const value = sampleValue(raw)
  if (value === null && raw !== undefined) notices.push(`The service gave no usable number as ${name}.`)
  return value === null ? null : usd(value)
}

/** The parts an object names, as they came; what is no usable number is left out with a notice. */
export function readParts(source: JsonObject, notices: string[]): Map<CostPart, Usd> {
  const parts = new Map<CostPart, Usd>()
  for (const [name, part] of PART_FIELDS) {
    const value = readUsd(source, name, notices)
    if (value !== null) parts.set(part, value)
  }
  if (ALLOCATED.every((part) => parts.get(part) === 0)) {
    for (const part of ALLOCATED) parts.delete(part)
    notices.push('The service has no costs of CPU, memory and disks: it gave all three as exactly 0.')
  }
  return parts
}
