import type { UsdPerHour } from '~/domain/units'
import { useReading } from '~/ui/settings'
import styles from './Prices.module.css'

/** A price per hour in a table, with the reader's own currency under it where they chose one. */
export function RateText({ rate }: { readonly rate: UsdPerHour }) {
  const { money } = useReading()
  const beside = money.beside?.('usd/h', rate)
  return (
    <>
      {money.rate(rate)}
      {beside && <span className={styles.under}>{beside}</span>}
    </>
  )
}
