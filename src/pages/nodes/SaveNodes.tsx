import type { Node } from '~/domain/nodes'
import { Button } from '~/ui/Button'
import { formatCount } from '~/ui/format'
import styles from './Nodes.module.css'
import type { FileFacts } from './nodesCsv'

interface SaveNodesProps {
  /** As the table shows them. */
  readonly nodes: readonly Node[]
  readonly facts: FileFacts
}

/** The rows of the table as a file, which says itself what it is of; its code comes with the first press. */
export function SaveNodes({ nodes, facts }: SaveNodesProps) {
  const save = async () => {
    const [{ nodesCsv, nodesFileName }, { saveFile }] = await Promise.all([
      import('./nodesCsv'),
      import('~/ui/saveFile'),
    ])
    saveFile(new Blob([nodesCsv(nodes, facts)], { type: 'text/csv;charset=utf-8' }), nodesFileName(facts))
  }
  return (
    <p className={styles.save}>
      <Button onClick={() => void save()} disabled={nodes.length === 0}>
        Save {formatCount(nodes.length)} {nodes.length === 1 ? 'node' : 'nodes'} as CSV
      </Button>
    </p>
  )
}
