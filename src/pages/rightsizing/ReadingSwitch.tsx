import { Choice } from '~/ui/Choice'
import styles from './Rightsizing.module.css'
import type { ReadingChoice } from './readingChoice'

interface ReadingSwitchProps {
  readonly reading: ReadingChoice
  readonly onChange: (reading: ReadingChoice) => void
}

/** The two readings, and why they differ. They are never shown as one. */
export const ReadingSwitch = ({ reading, onChange }: ReadingSwitchProps) => (
  <div className={styles.switch}>
    <Choice
      label="Reading"
      value={reading}
      onChange={onChange}
      choices={[
        ['allocated', 'Allocated'],
        ['reported', 'As reported'],
      ]}
    />
    <details className={styles.why}>
      <summary>Why are there two readings?</summary>
      <p>
        The service hands out two series under the names “cpu savings” and “memory savings”. In Kubecost they
        are recorded as what pods <em>allocate</em>: the greater of what they ask for and what they use. Read
        by its name, the number is what could be given back; read by how it is made, it is what is taken, and
        everything else is free. In money the two are an order of magnitude apart. This page follows how the
        number is made, and keeps the other reading one press away.
      </p>
    </details>
  </div>
)
