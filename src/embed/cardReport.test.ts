import { describe, expect, test } from 'vitest'
import { FIGURES } from '~/domain/figures'
import { type CardReport, cardReports, REPORTED } from './cardReport'

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
// The handover's, whose total leaves its own control plane out: 200 + 90.50 + 30 + 10.29.
const HANDOVER = {
  total_cost: 330.79,
  cpu_cost: 200,
  ram_cost: 90.5,
  pv_cost: 30,
  load_balancer_cost: 10.29,
  management_cost: 22.5,
  network_cost: 0,
}

const only = (costs: unknown): CardReport => {
  const [report, ...others] = cardReports(costs)
  if (report === undefined || others.length > 0) throw new Error('one report is expected')
  return report
}
const cents = (amount: number | null) => amount && Math.round(amount * 100) / 100
/** Each line with where its bar begins and its amount, to the cent. */
const lines = (costs: unknown) =>
  only(costs).lines.map(({ of, from, amount }) => [of, cents(from), cents(amount)])

describe('lines lead from the parts to their sum, and from there to the reported total', () => {
  test('prices per GB are no cost of network, and make up the difference', () => {
    expect(lines({ k8s_cost_breakdown: [{ breakdown: PUBLISHED }] })).toEqual([
      ['management', 0, 10.4],
      ['loadBalancer', 10.4, 2.49],
      ['cpu', 12.89, null],
      ['ram', 12.89, null],
      ['pv', 12.89, null],
      ['network', 12.89, null],
      ['sum', 0, 12.89],
      ['network prices summed as costs', 12.89, 16.95],
      ['reported', 0, 29.84],
    ])
    const says = Object.fromEntries(only(PUBLISHED).lines.map((line) => [line.of, line.says]))
    expect(says.network).toContain('prices per GB')
    expect(says.cpu).toBe('no cost was reported')
  })

  test('a step back where the total leaves a part out', () => {
    expect(lines([HANDOVER]).slice(-3)).toEqual([
      ['sum', 0, 353.29],
      ['management left out', 353.29, -22.5],
      ['reported', 0, 330.79],
    ])
  })

  test('what no cause explains is a step of its own', () => {
    expect(lines({ ...HANDOVER, total_cost: 400 }).slice(-3)).toEqual([
      ['sum', 0, 353.29],
      ['not explained', 353.29, 46.71],
      ['reported', 0, 400],
    ])
  })

  test('no step where the total is the sum of its parts', () => {
    const report = only({ ...HANDOVER, total_cost: 353.29 })
    expect(report.lines.slice(-2).map(({ of, says }) => [of, says])).toEqual([
      ['sum', 'of those that have a cost'],
      ['reported', 'the sum of its parts'],
    ])
    expect(report.difference).toBe(0)
  })

  test('a total that is not named is not made up, nor is a sum of no parts', () => {
    const { total_cost: _, ...parts } = HANDOVER
    expect(lines(parts).slice(-2)).toEqual([
      ['sum', 0, 353.29],
      ['reported', 0, null],
    ])
    const total = only({ total_cost: 5 })
    expect([total.ours, total.reported, total.difference]).toEqual([null, 5, null])
    expect(total.lines.map(({ of }) => of)).not.toContain('sum')
  })
})

test('the total is called what the dashboard calls it', () =>
  expect(REPORTED).toBe(FIGURES['reported.total'].label))

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
  const { lines: found, notices, reported } = only({ ...PUBLISHED, load_balancer_cost: 'many' })
  expect(found.find(({ of }) => of === 'loadBalancer')?.amount).toBeNull()
  expect(notices).toContain('The service gave no usable number as load_balancer_cost.')
  expect(reported).toBeCloseTo(29.8376, 10)
})
