import { expect, test } from 'vitest'
import { cardReports } from './cardReport'

// The published answer of the service: 10.40 + 2.4856 + a sum of prices per GB of 16.952.
const PUBLISHED = {
  total_cost: 29.837599999999995,
  management_cost: 10.4,
  load_balancer_cost: 2.4856,
  network_cost: 16.952,
  cpu_cost: 0,
  ram_cost: 0,
  pv_cost: 0,
}

test('prices per GB are no cost of network, and make up the difference', () => {
  const [report] = cardReports({ k8s_cost_breakdown: [{ breakdown: PUBLISHED }] })
  expect(report?.parts.find(({ part }) => part === 'network')?.amount).toBeNull()
  expect(report?.reconciliation.ours).toBeCloseTo(12.8856, 10)
  expect(report?.reconciliation.causes).toEqual([{ cause: 'network prices summed as costs', amount: 16.952 }])
  expect(report?.reconciliation.unexplained).toBe(0)
})

test('the handover’s 330.79 leaves the control plane out of its total', () => {
  const [report] = cardReports([
    {
      total_cost: 330.79,
      cpu_cost: 200,
      ram_cost: 90.5,
      pv_cost: 30,
      load_balancer_cost: 10.29,
      management_cost: 22.5,
      network_cost: 0,
    },
  ])
  expect(report?.reconciliation.ours).toBeCloseTo(353.29, 10)
  expect(report?.reconciliation.causes).toEqual([{ cause: 'management left out', amount: -22.5 }])
})

test('the whole of k8s_costs, its list, an entry and the fields say the same', () => {
  const forms = [
    { k8s_cost_breakdown: [{ breakdown: PUBLISHED }] },
    [PUBLISHED],
    { breakdown: PUBLISHED },
    PUBLISHED,
  ]
  const [first, ...others] = forms.map((form) => JSON.stringify(cardReports(form)))
  for (const other of others) expect(other).toBe(first)
})

test.each([
  [undefined],
  [null],
  [[]],
  [{}],
  ['costs'],
  [{ k8s_cost_breakdown: null }],
  [{ breakdown: { region: null } }],
])('%j has no costs of Kubernetes', (costs) => expect(cardReports(costs)).toEqual([]))

test('a field that is no number is not reported, and is told', () => {
  const [report] = cardReports({ ...PUBLISHED, load_balancer_cost: 'many' })
  expect(report?.parts.find(({ part }) => part === 'loadBalancer')?.amount).toBeNull()
  expect(report?.notices).toContain('The service gave no usable number as load_balancer_cost.')
  expect(report?.reconciliation.reported.value).toBeCloseTo(29.8376, 10)
})
