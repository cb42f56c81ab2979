import { useState } from 'react'
import { conversionToText } from '~/domain/conversion'
import type { Instant } from '~/domain/units'
import { Button } from '~/ui/Button'
import { Panel } from '~/ui/Panel'
import { useReading } from '~/ui/settings'
import { ConversionForm } from './ConversionForm'
import styles from './Prices.module.css'
import type { Stated } from './stated'

interface CurrencyPanelProps {
  readonly own: Stated
  readonly now: Instant
}

/** A second currency to read amounts in, at a rate the reader answers for. */
export function CurrencyPanel({ own: { currency, conversion, keep }, now }: CurrencyPanelProps) {
  const { money } = useReading()
  const [isOpen, setOpen] = useState(false)
  return (
    <Panel
      title="Another currency"
      lead={`Amounts are in ${money.name}. A second currency is shown under each figure, at a rate and of a day you give; sums, files and comparisons stay as they are.`}
    >
      {conversion && (
        <p className={styles.rate}>
          1 {currency} = {conversion.perUnit} {conversion.currency} on {conversion.date}
        </p>
      )}
      {isOpen ? (
        <ConversionForm
          start={conversion}
          currency={currency}
          now={now}
          onChoose={(chosen) => {
            keep('show', conversionToText(chosen))
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      ) : (
        <div className={styles.tools}>
          <Button onClick={() => setOpen(true)}>{conversion ? 'Change it' : 'Show another currency'}</Button>
          {conversion && <Button onClick={() => keep('show', null)}>Show {currency} only</Button>}
        </div>
      )}
    </Panel>
  )
}
