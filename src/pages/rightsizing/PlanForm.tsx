import { MOST_NODES } from '~/domain/sizing'
import type { Group } from '~/domain/whatIf'
import type { Situation } from '~/domain/whatIfSituation'
import { Button } from '~/ui/Button'
import { Select } from '~/ui/Select'
import { NumberField } from './NumberField'
import { OtherType } from './OtherType'
import styles from './WhatIf.module.css'
import { MOST_GROUPS } from './whatIfAddress'
import { machineInWords, zonesInWords } from './whatIfWords'

interface PlanFormProps {
  readonly plan: readonly Group[]
  /** Whether the reader chose it; else it is the fewest nodes that fit. */
  readonly isOwn: boolean
  readonly situation: Situation
  /** Those of the cluster, where a row says nothing else. */
  readonly zones: number
  readonly onPlan: (plan: readonly Group[] | null) => void
}

/** The nodes of a plan, a row for each type and way of buying. */
export function PlanForm({ plan, isOwn, situation, zones, onPlan }: PlanFormProps) {
  const [first] = situation.machines
  const known = situation.machines.map((machine) => ({
    value: machine.instanceType,
    label: machineInWords(machine) + (machine.inUse > 0 ? ', in use' : ''),
  }))
  const change = (at: number, changed: Partial<Group>) =>
    onPlan(plan.map((group, i) => (i === at ? { ...group, ...changed } : group)))
  return (
    <fieldset className={styles.plan}>
      <legend>The nodes of the plan</legend>
      <p className={styles.hint}>
        {isOwn ? 'Your own choice.' : 'To begin with, the fewest nodes of today’s main type that fit.'} A node
        is one machine of the cluster. On spot it is cheap, and the cloud may take it back at short notice.
      </p>
      {plan.map((group, at) => (
        // Rows have no name of their own; the place is who they are.
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are edited in place
        <fieldset key={at} className={styles.group} aria-label={`Nodes, row ${at + 1}`}>
          <NumberField
            bare
            label="How many"
            value={group.count}
            least={0}
            most={MOST_NODES}
            isWhole
            onChange={(count) => count !== null && change(at, { count })}
          />
          <Select
            label="Instance type"
            value={group.instanceType}
            options={
              situation.byType.has(group.instanceType)
                ? known
                : [{ value: group.instanceType, label: `${group.instanceType} (size unknown)` }, ...known]
            }
            onChange={(instanceType) => change(at, { instanceType })}
          />
          <Select
            label="Bought"
            value={group.purchase}
            options={[
              { value: 'spot', label: 'on spot' },
              { value: 'on-demand', label: 'on demand' },
            ]}
            onChange={(purchase) => change(at, { purchase })}
          />
          {(plan.length > 1 || group.zones !== undefined) && (
            <Select
              label="Zones they stand in"
              value={String(group.zones ?? '')}
              options={zoneOptions(Math.max(zones, group.zones ?? 0), zones)}
              onChange={(own) => onPlan(plan.with(at, inZones(group, Number(own))))}
            />
          )}
          {plan.length > 1 && (
            <Button
              look="quiet"
              aria-label={`Remove row ${at + 1}`}
              onClick={() => onPlan(plan.filter((_, i) => i !== at))}
            >
              Remove
            </Button>
          )}
        </fieldset>
      ))}
      {plan.length < MOST_GROUPS && (
        <OtherType
          onAdd={(instanceType) => onPlan([...plan, { instanceType, purchase: 'on-demand', count: 1 }])}
        />
      )}
      <div className={styles.tools}>
        {plan.length < MOST_GROUPS && first && (
          <Button
            onClick={() =>
              onPlan([...plan, { instanceType: first.instanceType, purchase: 'on-demand', count: 1 }])
            }
          >
            Add other nodes
          </Button>
        )}
        {isOwn && (
          <Button look="quiet" onClick={() => onPlan(null)}>
            Back to the fewest that fit
          </Button>
        )}
      </div>
    </fieldset>
  )
}

const zoneOptions = (most: number, usual: number) => [
  { value: '', label: `in the cluster’s ${zonesInWords(usual)}` },
  ...Array.from({ length: most }, (_, i) => ({ value: String(i + 1), label: `in ${zonesInWords(i + 1)}` })),
]

/** Zero: in those of the cluster. */
const inZones = ({ zones: _, ...group }: Group, zones: number): Group =>
  zones === 0 ? group : { ...group, zones }
