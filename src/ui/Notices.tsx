import styles from './Notices.module.css'

/** What was warned of, and what was set aside while answers were read; said once. Quiet, but never left out. */
export function Notices({ notices }: { readonly notices: readonly string[] }) {
  const told = [...new Set(notices)]
  if (told.length === 0) return null
  return (
    <aside className={styles.notices} aria-label="Notes on the data">
      <strong>About this data</strong>
      <ul>
        {told.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
    </aside>
  )
}
