import type { ComponentProps } from 'react'
import styles from './Button.module.css'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  /** `quiet` has no edge until it is pointed at; `main` is the one thing to press. */
  readonly look?: 'plain' | 'quiet' | 'main'
}

/** A button small enough for the first screen. */
export const Button = ({ look = 'plain', ...rest }: ButtonProps) => (
  <button type="button" {...rest} className={styles.button} data-look={look} />
)
