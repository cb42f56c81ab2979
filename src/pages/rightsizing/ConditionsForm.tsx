import { Switch } from '@mantine/core'
import type { Capacity } from '~/domain/figureUnits'
import { bytes, cores, GIB } from '~/domain/units'
import type { Terms } from '~/domain/whatIf'
import type { Basis, Choices, Situation } from '~/domain/whatIfSituation'
import { Choice } from '~/ui/Choice'
import '~/ui/mantineControls'
import { NumberField } from './NumberField'
import styles from './WhatIf.module.css'
import { gibOf } from './whatIfWords'

interface ConditionsFormProps {
  readonly choices: Choices
  readonly terms: Terms
  readonly situation: Situation
  readonly onChange: (changed: Partial<Choices>) => void
}

const TARGETS = [
  ['80', '80 % development'],
  ['65', '65 % production'],
  ['50', '50 % high availability'],
] as const

const BASES: readonly (readonly [Basis, string])[] = [
  ['mean', 'Mean'],
  ['p95', '95th percentile'],
  ['max', 'Maximum'],
]

/** Under which conditions a plan has to do; each word is told in a line. */
export function ConditionsForm({ choices, terms, situation, onChange }: ConditionsFormProps) {
  const percent = Math.round(choices.fill * 10_000) / 100
  const target = TARGETS.find(([value]) => value === String(percent))
  return (
    <div className={styles.conditions}>
      <div className={styles.field} data-wide>
        <Choice
          withLabel
          label="Target fill"
          value={target?.[0] ?? ''}
          choices={TARGETS}
          onChange={(value) => onChange({ fill: Number(value) / 100 })}
        />
        <p className={styles.hint}>
          How full nodes may be planned. The rest is for peaks, failures and updates.
        </p>
        <div className={styles.short}>
          <NumberField
            label="Or your own, %"
            value={percent}
            least={1}
            most={100}
            onChange={(value) => value !== null && onChange({ fill: value / 100 })}
          />
        </div>
      </div>
      <div className={styles.field} data-wide>
        <Choice
          withLabel
          label="Size on"
          value={choices.basis}
          choices={BASES}
          onChange={(basis) => onChange({ basis })}
        />
        <p className={styles.hint}>
          Which of the measured hours has to fit: an average one, all but one in twenty, or the fullest.
        </p>
      </div>
      <CapacityFields
        title="DaemonSet pods per node"
        hint="System pods that run once on every node, such as log collectors. More nodes carry more of them."
        value={choices.overhead}
        measured={situation.overhead}
        onChange={(overhead) => onChange({ overhead })}
      />
      <CapacityFields
        title="Largest pod"
        hint="A pod is one running copy of an application. It cannot be split, so it has to fit on one node."
        value={choices.largestPod}
        measured={null}
        onChange={(largestPod) => onChange({ largestPod })}
      />
      <div className={styles.field}>
        <div className={styles.short}>
          <NumberField
            label="Zones"
            hint="Data centres of a region that fail separately."
            value={terms.zones}
            least={1}
            most={20}
            isWhole
            onChange={(zones) => onChange({ zones })}
          />
          <NumberField
            label="Most on spot, %"
            hint="As much as today, if you say nothing."
            value={Math.round(terms.mostSpot * 10_000) / 100}
            least={0}
            most={100}
            onChange={(value) => onChange({ mostSpot: value === null ? null : value / 100 })}
          />
        </div>
      </div>
      <div className={styles.field}>
        <Switch
          size="sm"
          label="A node in every zone"
          description="So that losing one data centre leaves some."
          checked={choices.onePerZone}
          onChange={(event) => onChange({ onePerZone: event.currentTarget.checked })}
        />
        <Switch
          size="sm"
          label="One node to spare (N+1)"
          description="With the largest node gone, the rest still holds everything."
          checked={choices.spare}
          onChange={(event) => onChange({ spare: event.currentTarget.checked })}
        />
      </div>
    </div>
  )
}

interface CapacityFieldsProps {
  readonly title: string
  readonly hint: string
  readonly value: Capacity | null
  /** Holds while nothing is entered; null: not measured. */
  readonly measured: Capacity | null
  readonly onChange: (value: Capacity | null) => void
}

function CapacityFields({ title, hint, value, measured, onChange }: CapacityFieldsProps) {
  const shown = value ?? { cpu: cores(0), memory: bytes(0) }
  const enter = (part: Partial<Capacity>) => onChange({ ...(value ?? measured ?? shown), ...part })
  const placeholder = (number: number | undefined) =>
    number === undefined ? 'not measured' : `${Math.round(number * 1000) / 1000} measured`
  return (
    <fieldset className={styles.field}>
      <legend>{title}</legend>
      <p className={styles.hint}>{hint}</p>
      <div className={styles.short}>
        <NumberField
          label="vCPU"
          value={value && Math.round(value.cpu * 1000) / 1000}
          placeholder={placeholder(measured?.cpu)}
          least={0}
          most={1000}
          onChange={(cpu) => (cpu === null ? onChange(null) : enter({ cpu: cores(cpu) }))}
        />
        <NumberField
          label="GiB"
          value={value && gibOf(value.memory)}
          placeholder={placeholder((measured && gibOf(measured.memory)) || undefined)}
          least={0}
          most={100_000}
          onChange={(gib) => (gib === null ? onChange(null) : enter({ memory: bytes(gib * GIB) }))}
        />
      </div>
    </fieldset>
  )
}
