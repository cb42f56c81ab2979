import { expect, test } from 'vitest'
import { clustersUrl, readClusters } from './clusters'
import { ACCOUNT, failureOf, STRANGER } from './testing/answers'

test('asks for those of an organisation, or for those beside an account', () => {
  expect(clustersUrl({ organization: STRANGER }, '/costs/')).toBe(
    `/costs/k8s-cost-api/v1/clusters?organization_id=${STRANGER}`,
  )
  expect(clustersUrl({ account: ACCOUNT })).toBe(`/k8s-cost-api/v1/clusters?cloud_account_id=${ACCOUNT}`)
})

test('a list of ids and names is taken, and nothing that stands beside', () => {
  const clusters = [{ id: ACCOUNT, name: '<b>Production</b>', type: 'kubernetes_cnr' }]
  expect(readClusters(JSON.stringify({ clusters }))).toEqual([{ id: ACCOUNT, name: '<b>Production</b>' }])
  expect(readClusters('{"clusters":[]}')).toEqual([])
})

test.each([
  ['nothing', ''],
  ['a page', '<html>'],
  ['null', 'null'],
  ['no list', '{"clusters":{}}'],
  ['an id that is none', '{"clusters":[{"id":"__proto__","name":"a"}]}'],
  ['a name that is none', JSON.stringify({ clusters: [{ id: ACCOUNT, name: 7 }] })],
])('%s is no list of clusters', async (_, text) => {
  expect(await failureOf(() => readClusters(text))).toMatchObject({ kind: 'contract', endpoint: 'clusters' })
})
