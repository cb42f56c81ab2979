import { expect, test } from 'vitest'
import { ACCOUNT, echo, failureOf, point, request, STRANGER } from '../testing/answers'
import { decodeClusterCosts } from './clusterCosts'

const decode = (body: object) => decodeClusterCosts(JSON.stringify({ ...echo, ...body }), request)

const summary = {
  total_cost: 63,
  management_cost: 1,
  load_balancer_cost: 2,
  network_cost: 4,
  cpu_cost: 8,
  ram_cost: 16,
  pv_cost: 32,
}
const parts = { management: 1, loadBalancer: 2, network: 4, cpu: 8, ram: 16, pv: 32 }
const { total_cost, load_balancer_cost, ...others } = summary
const byNamespace = [{ namespace: 'x', total_cost: 1 }]

test.each<[string, object]>([
  ['B2', { summary, breakdown: { management_cost: 1 } }],
  ['B3', { summary, breakdown: {}, efficiency: { cpu_efficiency: 0.5 }, potential_savings: 0 }],
  ['B4', { summary, breakdown: {}, efficiency: {}, breakdown_by_namespace: byNamespace }],
  ['B4', { summary, savings_recommendations: {} }],
  ['B5', { total_cost, breakdown: { ...others, load_balancer_cost } }],
  ['B6', { total_cost, ...others, lb_cost: load_balancer_cost, breakdown: {} }],
  ['B7', { summary }],
  ['B7', { summary, data_points: [point(0, 1)], cpu_cost: 5 }],
])('fault 11, %s: total and parts are read as they came', (shape, body) => {
  const { report, fee } = decode(body)
  expect(report).toMatchObject({ account: ACCOUNT, window: request.window, shape, total: 63, notices: [] })
  expect(Object.fromEntries(report.parts)).toEqual(parts)
  expect(fee).toBeNull()
})

test('fault 11, B1: the total and the samples of the fee', () => {
  const labels = { __name__: 'kubecost_cluster_management_cost', provisioner_name: 'EKS' }
  const { report, fee } = decode({
    total_cost: 0.30000000000000004,
    data_points: [point(0, 0.1, labels), point(1, 0.1, labels)],
  })
  expect(report).toMatchObject({ shape: 'B1', total: 0.30000000000000004, efficiency: null, notices: [] })
  expect(report.parts.size).toBe(0)
  expect(fee).toMatchObject({ mode: 'range', counts: { received: 2, unusable: 0 } })
  expect(fee?.series.map(({ metric, value }) => [metric, ...value])).toEqual([
    ['kubecost_cluster_management_cost', 0.1, 0.1],
  ])
})

test('fault 12, B1: no samples, and a total without any', () => {
  expect(decode({ total_cost: 0, data_points: [] }).fee?.series).toEqual([])
  expect(decode({ total_cost: 3.2 })).toMatchObject({ report: { shape: 'B1', total: 3.2 }, fee: null })
})

test('fault 14, B1: a second series with an empty provisioner stays apart', () => {
  const { fee } = decode({
    data_points: [point(0, 0, { provisioner_name: '' }), point(0, 0.1, { provisioner_name: 'EKS' })],
  })
  expect(fee?.series.map(({ labels, value }) => [labels.get('provisioner_name'), value[0]])).toEqual([
    ['', 0],
    ['EKS', 0.1],
  ])
})

test('fault 62, B1: the fee of another account is left out', () => {
  const { fee } = decode({ total_cost: 1, data_points: [point(0, 1, { tenant_id: STRANGER })] })
  expect(fee).toMatchObject({ series: [], counts: { received: 0 } })
  expect(fee?.notices).toHaveLength(1)
})

test.each<[string, object, string | null]>([
  ['nothing but the echo', {}, null],
  ['a breakdown without cpu', { breakdown: { management_cost: 1 } }, null],
  ['a summary without a figure we know', { summary: { sum: 5 } }, 'summary'],
  ['a total that is no number and nothing else', { total_cost: 'NaN' }, null],
])('fault 11: %s is a contract error, never a cost of nothing', async (_, body, path) => {
  expect(await failureOf(() => decode(body))).toMatchObject({ kind: 'contract', path })
})

test('fault 24: an answer to another request is refused', async () => {
  const failure = await failureOf(() => decode({ cloud_account_id: STRANGER, total_cost: 1 }))
  expect(failure.reason).toMatch(/another request/)
})

test('fault 2: figures as text count; what is no number is left out and said', () => {
  const { report } = decode({
    summary: { total_cost: '5', management_cost: '0.5', cpu_cost: 'NaN', ram_cost: null },
  })
  expect(report.total).toBe(5)
  expect(Object.fromEntries(report.parts)).toEqual({ management: 0.5 })
  expect(report.notices).toEqual([
    'The service gave no usable number as cpu_cost.',
    'The service gave no usable number as ram_cost.',
  ])
})

test('a bare NaN as total is no total, and the parts stay', () => {
  const text = JSON.stringify({ summary: { total_cost: '#', management_cost: 1 } }).replace('"#"', 'NaN')
  const { report } = decodeClusterCosts(text, request)
  expect(report).toMatchObject({ total: null, parts: new Map([['management', 1]]) })
})

test('cpu, memory and disk that are all 0 were not measured; one of them alone was', () => {
  const unmeasured = decode({ summary: { ...summary, cpu_cost: 0, ram_cost: 0, pv_cost: 0 } }).report
  expect(Object.fromEntries(unmeasured.parts)).toEqual({ management: 1, loadBalancer: 2, network: 4 })
  expect(unmeasured.notices).toHaveLength(1)
  const measured = decode({ summary: { ...summary, pv_cost: 0 } }).report
  expect(measured.parts.get('pv')).toBe(0)
})

test.each<[string, object, object | null, number]>([
  [
    'a ratio',
    { efficiency: { cpu_efficiency: 0.5, ram_efficiency: '0.25', total_efficiency: 2.57 } },
    { cpu: 0.5, ram: 0.25, total: 2.57 },
    0,
  ],
  [
    'percent, if any is beyond 5',
    { efficiency: { cpu_efficiency: 50, ram_efficiency: 3, total_efficiency: 25 } },
    { cpu: 0.5, ram: 0.03, total: 0.25 },
    1,
  ],
  ['a ratio of exactly 5', { efficiency: { cpu_efficiency: 5 } }, { cpu: 5, ram: null, total: null }, 0],
  ['flat beside the total', { ram_efficiency: 0.5 }, { cpu: null, ram: 0.5, total: null }, 0],
  ['none of it a number', { efficiency: { cpu_efficiency: null } }, null, 0],
  ['not there', {}, null, 0],
])('efficiency that is %s', (_, body, efficiency, notices) => {
  const { report } = decode({ summary: { total_cost: 1 }, ...body })
  expect(report.efficiency).toEqual(efficiency)
  expect(report.notices).toHaveLength(notices)
})
