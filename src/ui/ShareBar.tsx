import styles from './ShareBar.module.css'

export interface BarPart {
  readonly label: string
  /** In any unit, the same for all parts. */
  readonly value: number
  readonly colour: string
  /** The value as the reader sees it. */
  readonly text: string
}

interface ShareBarProps {
  readonly parts: readonly BarPart[]
  /** What the full width stands for; by default the parts together. */
  readonly whole?: number
  readonly name: string
}

/** Parts of a whole on one line, each named beside it: lengths compare where angles do not. */
export function ShareBar({ parts, whole, name }: ShareBarProps) {
  const full = whole ?? parts.reduce((sum, { value }) => sum + value, 0)
  const said = parts.map(({ label, text }) => `${label} ${text}`).join(', ')
  return (
    <div className={styles.bar} role="img" aria-label={`${name}: ${said}`}>
      {parts.map(({ label, value, colour, text }) => (
        <span
          key={label}
          title={`${label}: ${text}`}
          style={{ width: `${full > 0 ? Math.min(100, (value / full) * 100) : 0}%`, background: colour }}
        />
      ))}
    </div>
  )
}
