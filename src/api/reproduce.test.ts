import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { FigureId } from '~/domain/figures'
import { METRIC } from '~/domain/metrics'
import { timeRange } from '~/domain/timeRange'
import { reproduce } from './reproduce'
import { point, STRANGER, second, vector } from './testing/answers'
import { byHand, expectAll, expectSame, IDS, type World, worldOf } from './testing/reproduction'
import { at, bodiesOf, bodyOf, capacity, node, TEN_HOURS, TROUBLE, told } from './testing/troubledAnswer'

// Every figure is a run of jq over the whole answer, and machines differ.
vi.setConfig({ testTimeout: 60_000 })

/** Known only where the answer, or somebody, says what nodes cost. */
const without = (world: World) => IDS.filter((id) => reproduce(id, world.from) === null)
const missing = (world: World) => IDS.filter((id) => world.figures[id] === null)

describe('the recorded answer', () => {
  const recorded = (name: string) =>
    readFileSync(
      fileURLToPath(new URL(`../../mocks/recorded/kubecost_${name}.json`, import.meta.url)),
      'utf8',
    )
  const bodies = {
    metrics: recorded('metrics'),
    clusterCosts: recorded('cluster_costs'),
    savings: recorded('savings'),
  }
  const week = timeRange(Date.parse('2025-10-03T11:00Z'), Date.parse('2025-10-10T11:00Z'))
  const world = worldOf(bodies, week)

  test('has every figure there is, each with its line', () => {
    expect(missing(world)).toEqual([])
    expect(without(world)).toEqual([])
  })

  test.each(IDS)('%s comes out of jq as it stands on the screen', async (id) => {
    expectSame(await byHand(world, id), world.figures[id], id)
  })

  test('the request is the one of the page, and the token is named without being known', () => {
    for (const id of IDS) {
      const reproduction = reproduce(id, world.from)
      expect(reproduction?.path).toMatch(
        /^\/k8s-cost-api\/v1\/[a-z-]+\?cloud_account_id=00000000-0000-4000-8000-00000000c10d&start_date=1759489200&end_date=1760094000$/,
      )
      expect(reproduction?.command).toBe(
        `curl -sS -H "Authorization: Bearer $CLOUDTUNER_TOKEN" "$COSTS_URL${reproduction?.path}" | jq '${reproduction?.jq}'`,
      )
      // Inside single quotes only another one means anything to a shell.
      expect(reproduction?.jq).not.toContain(`'`)
    }
  })

  test('an expression brings only the words it uses', () => {
    const wordsOf = (id: FigureId) => reproduce(id, world.from)?.jq.match(/(?<=^def )\w+/gm) ?? []
    expect(wordsOf('reported.total')).toEqual([])
    expect(wordsOf('fee.window')).toEqual(['number', 'samples', 'perInstant', 'integral', 'amount'])
    expect(wordsOf('nodes.now')).toEqual(['number', 'samples', 'inWindow', 'machine', 'machines', 'present'])
    expect(wordsOf('alloc.cpu.p95')).toEqual([
      'number',
      'samples',
      'perInstant',
      'readings',
      'ordinary',
      'perNode',
      'p95',
    ])
  })

  test('a month of 730 hours, where that is what is shown', async () => {
    const longer = worldOf(bodies, week, { monthHours: 730 })
    expect(longer.figures['fee.month']).toBeCloseTo(73, 9)
    await expectAll(longer, ['fee.month', 'lb.month', 'infra.month'])
  })

  test('"all data" is over the hours that have samples, out of the same answer', async () => {
    const all = worldOf(bodies, week, { choice: { kind: 'all' } })
    expect(all.figures['fee.fullWindow']).toBeCloseTo(3.2, 9)
    await expectAll(all)
    expect(reproduce('fee.window', all.from)?.path).toBe(reproduce('fee.window', world.from)?.path)
  })
})

describe('an answer full of faults', () => {
  test.each(['A1', 'A3'] as const)('gives the same figures by hand in form %s', async (form) => {
    const world = worldOf(bodiesOf(TROUBLE, form), TEN_HOURS)
    expect(world.from.shape).toBe(form)
    // Hours 1 to 3 and 8, 9 at 0.1, hour 7 at 0.3; the prices of traffic between regions never came.
    expect(world.figures['fee.window']).toBeCloseTo(0.8, 12)
    expect(missing(world)).toEqual(['egress.region'])
    await expectAll(world)
  })

  test('in whatever order it comes', async () => {
    const turned = TROUBLE.map((one) => ({ ...one, samples: [...one.samples].reverse() })).reverse()
    await expectAll(worldOf(bodiesOf(turned, 'A1'), TEN_HOURS))
  })

  test('with capacity from the feed for one of the nodes, and half of it for another', async () => {
    const fed = [
      capacity('stays', 'cpu', { 9: 99, 10: 7 }),
      capacity('stays', 'memory', { 10: 31 * 2 ** 30 }),
      capacity('joins', 'cpu', { 10: 99 }),
    ]
    const world = worldOf(bodiesOf([...TROUBLE, ...fed], 'A1'), TEN_HOURS)
    // 7 as fed; 2 of an m5.large, 8 and 8 of a t3a.2xlarge as sold.
    expect(world.figures['nodes.capacity']).toMatchObject({ cpu: 7 + 2 + 8 + 8 })
    await expectAll(world)
  })

  test('with points that have not even the form of one', async () => {
    const sound = [1, 2].map((k) => point(k, 0.1))
    const odd = [5, 'x', null, true, [1], {}, { timestamp: 'soon', value: 9 }, { timestamp: second(4) }]
    const metrics = { [METRIC.managementCost]: [...odd, ...sound] }
    const bodies = { ...bodiesOf(TROUBLE, 'A1'), metrics: bodyOf({ metrics }) }
    const world = worldOf(bodies, TEN_HOURS)
    expect(world.figures['fee.window']).toBeCloseTo(0.2, 12)
    await expectAll(world, ['fee.window', 'fee.rate'])
  })

  test('off the hour, in steps of five minutes that the window clips', async () => {
    const odd = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [0.04 + i / 12, (i % 3) / 10]))
    const world = worldOf(bodiesOf([...TROUBLE, told(METRIC.managementCost, {}, odd)], 'A1'), TEN_HOURS)
    expect(world.from.stepMs).toBe(300_000)
    const projections = IDS.filter((id) => /\.(?:day|month|fullWindow)$/.test(id))
    expect(projections.filter((id) => world.figures[id] === null)).not.toEqual([])
    await expectAll(
      world,
      IDS.filter((id) => !projections.includes(id)),
    )
  })
})

describe('what one answer cannot give', () => {
  test('of current values: amounts and hours; rates, nodes and prices are there', async () => {
    const world = worldOf(bodiesOf(TROUBLE, 'A2'), TEN_HOURS)
    expect(world.from.shape).toBe('A2')
    expect(without(world)).toEqual([
      'fee.window',
      'lb.window',
      'infra.window',
      'reconcile',
      'nodes.hours',
      'nodes.window',
    ])
    await expectAll(world)
  })

  test.each([
    ['B2', { summary: { total_cost: 29.8376, management_cost: 10.4 }, breakdown: {} }, 29.8376],
    ['B5', { total_cost: '12.72', breakdown: { cpu_cost: 1, management_cost: 2 } }, 12.72],
    ['B6', { total_cost: 7, cpu_cost: 1 }, 7],
    ['B7', { summary: { total_cost: 5 } }, 5],
  ])(
    'a total in form %s can be repeated, and held against samples only with a second answer',
    async (form, costs, total) => {
      const world = worldOf(bodiesOf(TROUBLE, 'A1', costs), TEN_HOURS)
      expect(world.from.costShape).toBe(form)
      expect(await byHand(world, 'reported.total')).toBe(total)
      expect(without(world)).toEqual(['reconcile'])
    },
  )

  test('shares of a capacity that is not known', async () => {
    const custom = node('custom', { instance_type: 'custom', provider_id: 'x' }, at(1, 10))
    const world = worldOf(bodiesOf([...TROUBLE, custom], 'A1'), TEN_HOURS)
    expect(without(world)).toEqual(['free.cpu', 'free.memory', 'reported.opportunity', 'reported.efficiency'])
    expect(world.figures['alloc.cpu']).toMatchObject({ of: null })
    await expectAll(world)
  })

  test.each([
    ['an empty answer', {}],
    ['an empty envelope', { [METRIC.managementCost]: vector() }],
  ])('anything of %s: it prints nothing, least of all 0', async (_, metrics) => {
    const bodies = bodiesOf([], 'A1', { summary: { management_cost: 1 } })
    const world = worldOf({ ...bodies, metrics: bodyOf({ metrics }) }, TEN_HOURS)
    expect(missing(world)).toEqual(IDS)
    await expectAll(world)
  })
})

describe('where the two part', () => {
  test('a projection from few hours is withheld by us, and can be had by hand', async () => {
    const few = told(METRIC.managementCost, {}, at(0.1, 1, 2))
    const world = worldOf(bodiesOf([few], 'A1'), TEN_HOURS)
    expect(world.figures['fee.month']).toBeNull()
    expectSame(await byHand(world, 'fee.month'), 72, 'fee.month')
  })

  test('samples of another account are left out by us, and not looked for by hand', async () => {
    const foreign = told(METRIC.managementCost, { tenant_id: STRANGER }, at(5, 1))
    const world = worldOf(bodiesOf([...TROUBLE, foreign], 'A1'), TEN_HOURS)
    expect(world.figures['fee.window']).toBeCloseTo(0.8, 12)
    expectSame(await byHand(world, 'fee.window'), 5.8, 'fee.window')
  })
})

test('a name that means to leave the quotes of a shell never gets into the line', () => {
  const evil = `'; touch evil; '`
  const labels = { provider_id: evil, instance_type: evil, zone: evil }
  const fed = [capacity(evil, 'cpu', { 10: 8 }), capacity(evil, 'memory', { 10: 1 })]
  const world = worldOf(bodiesOf([node(evil, labels, at(1, 10)), ...fed], 'A1'), TEN_HOURS)
  expect(world.figures['nodes.capacity']).toEqual({ cpu: 8, memory: 1 })
  for (const id of IDS) expect(reproduce(id, world.from)?.command ?? '').not.toContain('evil')
  expect(() => reproduce('fee.window', { ...world.from, account: evil })).toThrow()
})

test('whatever the samples, amount and rate come out the same', async () => {
  const samples = fc.dictionary(
    fc.integer({ min: 0, max: 60 }).map((sixth) => String(sixth / 6)),
    fc.integer({ min: -9, max: 99 }),
    { maxKeys: 25 },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(samples, { minLength: 1, maxLength: 3 }), async (all) => {
      const series = all.map((one, i) => told(METRIC.managementCost, { provisioner_name: `${i}` }, one))
      await expectAll(worldOf(bodiesOf(series, 'A1'), TEN_HOURS), ['fee.window', 'fee.rate'])
    }),
    { numRuns: 40 },
  )
})
