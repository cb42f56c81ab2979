import { useId } from 'react'
import { type Aftermath, fillAfter, fitAfter, LOSS_KINDS, lossName } from '~/domain/losses'
import type { Demand } from '~/domain/sizing'
import { formatCount, formatShare, NOTHING } from '~/ui/format'
import { ScrollFrame } from '~/ui/ScrollFrame'
import { Select } from '~/ui/Select'
import styles from './LossPanel.module.css'

interface LossTableProps {
  /** Zones, then pools, the largest first. */
  readonly losses: readonly Aftermath[]
  readonly chosen: Aftermath
  readonly demand: Demand | null
  readonly fill: number
  readonly onChoose: (name: string) => void
}

/** Kubernetes allows 63 letters; what is far longer was not meant for an address. */
const LONGEST_NAME = 512

/** More of a kind than these are a list to choose from. */
const SHOWN = { zone: 9, 'spot pool': 5, 'on-demand pool': 3 } as const

/** Every loss side by side; one of them is chosen and told beside. */
export function LossTable({ losses, chosen, demand, fill, onChoose }: LossTableProps) {
  const group = useId()
  const kinds = LOSS_KINDS.map((kind) => ({
    kind,
    all: losses.filter(({ loss }) => loss.kind === kind),
  })).filter(({ all }) => all.length > 0)
  const rows = kinds.flatMap(({ kind, all }) => all.filter((one, at) => at < SHOWN[kind] || one === chosen))
  return (
    <div>
      <ScrollFrame className={styles.frame} label="Losses side by side">
        <table className={styles.table}>
          <caption className="visuallyHidden">
            What each loss would take, and whether what runs today would fit on the rest
          </caption>
          <thead>
            <tr>
              <th scope="col">Without</th>
              <th scope="col" data-number>
                Lost
              </th>
              <th scope="col" data-number>
                CPU filled
              </th>
              <th scope="col" data-number>
                Memory
              </th>
              <th scope="col">At {formatShare(fill)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <LossRow
                key={`${one.loss.kind} ${lossName(one.loss)}`}
                after={one}
                group={group}
                isChosen={one === chosen}
                demand={demand}
                fill={fill}
                onChoose={onChoose}
              />
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      {rows.length < losses.length && (
        <p className={styles.more}>
          The largest of{' '}
          {inWords(
            kinds.map(({ kind, all }) => `${formatCount(all.length)} ${kind}${all.length === 1 ? '' : 's'}`),
          )}
          .{' '}
          <Select
            label="Another zone or pool"
            value=""
            options={[
              { value: '', label: 'Another one…' },
              ...losses
                .filter((one) => !rows.includes(one))
                .map(({ loss }) => ({ value: lossName(loss), label: lossName(loss) })),
            ]}
            onChange={(name) => name && onChoose(name)}
          />
        </p>
      )}
    </div>
  )
}

/** "9 zones, 106 spot pools and 90 on-demand pools". */
const inWords = (parts: readonly string[]) =>
  [parts.slice(0, -1).join(', '), parts.at(-1)].filter(Boolean).join(' and ')

interface LossRowProps extends Omit<LossTableProps, 'losses' | 'chosen'> {
  readonly after: Aftermath
  readonly group: string
  readonly isChosen: boolean
}

function LossRow({ after, group, isChosen, demand, fill, onChoose }: LossRowProps) {
  const { loss, lost, unsure } = after
  const filled = demand && fillAfter(after, demand)
  const { verdict } = fitAfter(after, demand, fill)
  return (
    <tr data-chosen={isChosen || undefined}>
      <th scope="row">
        <label>
          <input
            type="radio"
            name={group}
            checked={isChosen}
            // No address holds it.
            disabled={lossName(loss).length > LONGEST_NAME}
            onChange={() => onChoose(lossName(loss))}
          />
          <span>
            <bdi>{loss.zone}</bdi>
            <span className={styles.small}>
              {loss.kind === 'zone' ? (
                'zone'
              ) : (
                <>
                  {loss.kind === 'spot pool' ? 'spot' : 'on demand'}, <bdi>{loss.instanceType}</bdi>
                </>
              )}
            </span>
          </span>
        </label>
      </th>
      <td data-number>
        {formatCount(lost.length)}
        {unsure.length > 0 && ` + ${formatCount(unsure.length)}?`}
      </td>
      <td data-number>{filled ? formatShare(filled.cpu) : NOTHING}</td>
      <td data-number>{filled ? formatShare(filled.memory) : NOTHING}</td>
      <td data-verdict={verdict}>{verdict}</td>
    </tr>
  )
}
