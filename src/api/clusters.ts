import type { ClusterEntry } from './contract/gateway'
import { GATEWAY, ORGANIZATION, PARAMETER } from './contract/paths'
import { isObject } from './decode/jsonObject'
import { contractError } from './errors'
import { withoutSlash } from './request'

/** Whose clusters: those of an organisation, or those beside an account. */
export type ClustersRequest = { readonly organization: string } | { readonly account: string }

export function clustersUrl(request: ClustersRequest, base = ''): string {
  const query = new URLSearchParams(
    'organization' in request
      ? { [ORGANIZATION]: request.organization }
      : { [PARAMETER.account]: request.account },
  )
  return `${withoutSlash(base)}${GATEWAY.clusters}?${query}`
}

/** The clusters of an answer. Throws a `contract` error for anything but a list of ids and names. */
export function readClusters(text: string): readonly ClusterEntry[] {
  const clusters = clustersIn(text)
  if (clusters === null) throw contractError('clusters', 'The answer holds no list of clusters.')
  return clusters
}

function clustersIn(text: string): ClusterEntry[] | null {
  try {
    const body: unknown = JSON.parse(text)
    return isObject(body) ? entriesOf(body.clusters) : null
  } catch {
    return null
  }
}

const ACCOUNT = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A list of clusters, or null if it is not one throughout. */
export function entriesOf(value: unknown): ClusterEntry[] | null {
  if (!Array.isArray(value)) return null
  const entries = value.flatMap((entry: unknown) => {
    if (!isObject(entry)) return []
    const { id, name } = entry
    return typeof id === 'string' && ACCOUNT.test(id) && typeof name === 'string' ? [{ id, name }] : []
  })
  return entries.length === value.length ? entries : null
}
