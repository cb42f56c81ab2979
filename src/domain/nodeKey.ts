import type { Series } from './series'

/** What makes a series tell of this machine and no other: its provider id, else its name. */
export const nodeKeyOf = ({ labels }: Series): string =>
  labels.get('provider_id') || labels.get('node') || labels.get('instance') || ''

/** What a person calls it. */
export const nodeNameOf = (series: Series): string =>
  series.labels.get('node') || series.labels.get('instance') || nodeKeyOf(series)

interface Machine {
  readonly key: string
  readonly name: string
}

/**
 * Whose a series about a node is, among these: the node known by its provider id or name; one that has no
 * provider id belongs to the node of that name. Never to a successor that only took over the name.
 */
export function ownersAmong(machines: readonly Machine[]): (series: Series) => string | null {
  const keys = new Set(machines.map(({ key }) => key))
  const keyOfName = new Map(machines.map(({ key, name }) => [name, key]))
  return ({ labels }) => {
    const [id, ...names] = ['provider_id', 'node', 'instance'].map((label) => labels.get(label) || null)
    const known = [id, ...names].find((name) => name && keys.has(name))
    if (known) return known
    return id ? null : (names.map((name) => name && keyOfName.get(name)).find(Boolean) ?? null)
  }
}
