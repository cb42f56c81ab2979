import type { StageId } from '~/domain/check'

/** What each stage is called, and its part in the way of a sample. */
export const STAGE: Record<StageId, { readonly name: string; readonly does: string }> = {
  kubecost: { name: 'Kubecost', does: 'Works out in the cluster what things cost.' },
  prometheus: { name: 'Prometheus', does: 'Reads Kubecost and writes on what it read.' },
  thanos: { name: 'Thanos', does: 'Keeps the samples of all clusters.' },
  metroculus: { name: 'Metroculus', does: 'Answers questions about one account.' },
  gateway: { name: 'Gateway', does: 'Looks at every answer and lets it out.' },
  browser: { name: 'Browser', does: 'Adds up what you see.' },
}

/** Where a stage's checks stand on the page. */
export const placeOf = (id: StageId): string => `stage-${id}`
