import type { PriceBook } from '~/domain/priceBook'
import { Button } from '~/ui/Button'
import { formatCount } from '~/ui/format'
import { StateMessage } from '~/ui/StateMessage'
import { keepPrices } from './keepPrices'
import styles from './Prices.module.css'
import type { Stated } from './stated'

interface LinkPricesProps {
  readonly own: Stated
  /** What is kept in this browser. */
  readonly setAside: PriceBook
}

const count = (book: PriceBook) => (book.length === 1 ? 'one price' : `${formatCount(book.length)} prices`)

/** A link's prices are in force as long as its address is; nothing that is kept gives way without a word. */
export const LinkPrices = ({ own, setAside }: LinkPricesProps) => (
  <div className={styles.linked}>
    <StateMessage tone="warn" title={`The link you opened brings ${count(own.prices)} of its own.`}>
      They are in force for this visit and not kept.{' '}
      {setAside.length > 0 && `You keep ${count(setAside)}, set aside meanwhile. `}
      To change them, keep them first.
    </StateMessage>
    <div className={styles.tools}>
      <Button onClick={() => keepPrices(own, own.prices)}>
        {setAside.length > 0 ? 'Replace mine with these' : 'Keep these in this browser'}
      </Button>
      <Button onClick={() => keepPrices(own, setAside)}>
        {setAside.length > 0 ? 'Go back to mine' : 'Leave them out'}
      </Button>
    </div>
  </div>
)
