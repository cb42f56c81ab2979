import styles from './Nodes.module.css'

interface NameProps {
  readonly before?: string
  readonly text: string
  readonly after?: string
}

/** Text from the cluster, which may not turn the sentence around; short ones stay on one line. */
export const Name = ({ before, text, after }: NameProps) => (
  <span className={styles.name}>
    {before}
    <bdi>{text}</bdi>
    {after}
  </span>
)
