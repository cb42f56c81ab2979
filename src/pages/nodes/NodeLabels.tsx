import type { Labels } from '~/domain/series'
import { CopyButton } from '~/ui/CopyButton'
import styles from './NodeDrawer.module.css'

/** Every label of the node's newest series, as it came. */
export function NodeLabels({ labels }: { readonly labels: Labels }) {
  const sorted = [...labels].sort(([a], [b]) => (a < b ? -1 : 1))
  return (
    <section>
      <h3>Labels</h3>
      {sorted.length === 0 ? (
        <p>It came without a single label.</p>
      ) : (
        <>
          <p className={styles.meaning}>What the feed says of it: names and values, as they came.</p>
          <table className={styles.labels}>
            <caption className="visuallyHidden">Labels, as they came</caption>
            <tbody>
              {sorted.map(([name, value]) => (
                <tr key={name}>
                  <th scope="row">
                    <bdi>{name}</bdi>
                  </th>
                  <td>
                    <bdi>{value}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <CopyButton
            text={() => JSON.stringify(Object.fromEntries(sorted), null, 2)}
            label="Copy labels as JSON"
          />
        </>
      )}
    </section>
  )
}
