import styles from './Notices.module.css'

/** What was set aside while the answer was read. Quiet, but never left out. */
export function Notices({ notices }: { readonly notices: readonly string[] }) {
  if (notices.length === 0) return null
  return (
    <aside className={styles.notices} aria-label="Notes on the data">
      <strong>About this answer</strong>
      <ul>
        {notices.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
    </aside>
  )
}
