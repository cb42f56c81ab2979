import type { Page } from '@playwright/test'
import { expect, FIGURE_ADDRESSES, goTo, test } from './fixtures'

test.use({ sharesContext: true })

/** What the recorded response must give, to the digit, wherever the figure stands. */
const RECORDED: Record<string, string> = {
  // Four of them at the public price of one on spot, $0.0709 to $0.0783/h: × 32 h, × 720 h; with infra.month.
  'nodes.rate': '$0.2836 to $0.3132/h',
  'nodes.window': '$9.08 to $10.02',
  'nodes.month': '$204.19 to $225.50/mo (720 h)',
  'cluster.month': '$293.40 to $314.71/mo (720 h)',
  'whatIf.before': '$204.19 to $225.50/mo (720 h)',
  'whatIf.after': '$153.14 to $169.13/mo (720 h)',
  'whatIf.saving': '$51.05 to $56.38/mo (720 h)',
  'fee.window': '$3.20',
  'fee.rate': '$0.10/h',
  'fee.day': '$2.40/day',
  'fee.month': '$72.00/mo (720 h)',
  'fee.fullWindow': '$16.80',
  'lb.window': '$0.76',
  'lb.rate': '$0.0239/h',
  'lb.month': '$17.21/mo (720 h)',
  'infra.window': '$3.96',
  'infra.rate': '$0.1239/h',
  'infra.month': '$89.21/mo (720 h)',
  // 24 × the rates above: 0.5736 and 2.9736.
  'lb.day': '$0.57/day',
  'infra.day': '$2.97/day',
  'egress.zone': '$0.0100 per GB',
  'egress.region': '$0.0100 per GB',
  'egress.internet': '$0.1430 per GB',
  'reported.total': '$3.20',
  reconcile: '$0.00',
  'nodes.now': '4',
  'nodes.seen': '4',
  'nodes.spot': '4 of 4 (100 %)',
  'nodes.zone': 'ap-south-1a: 1, ap-south-1b: 1, ap-south-1c: 2',
  'nodes.capacity': '32 vCPU, 128 GiB',
  // 4 nodes × 32 h.
  'nodes.hours': '128 h',
  'risk.zone': '50 %',
  'risk.spot': '2 of 4 (50 %)',
  // Without ap-south-1c, the largest zone: two of the four t3a.2xlarge.
  'loss.nodes': '2 of 4 (50 %)',
  'loss.cpu': '16 vCPU (50 % of 32 vCPU)',
  'loss.memory': '64 GiB (50 % of 128 GiB)',
  'loss.rate': '$0.1418 to $0.1566/h',
  'alloc.cpu': '6.89 vCPU (21.5 % of 32 vCPU)',
  'alloc.memory': '13.8 GiB (10.8 % of 128 GiB)',
  'free.cpu': '25.11 vCPU (78.5 % of 32 vCPU)',
  'free.memory': '114.2 GiB (89.2 % of 128 GiB)',
  'reported.cpuSavings': '6.89 cores (22 %)',
  'reported.memorySavings': '13.8 GiB (11 %)',
  'reported.opportunity': 'MEDIUM',
  'reported.efficiency': '78 %',
}

/** Nobody published these; they are worked out here a second time, from the raw answers. */
const WORKED_OUT = [
  'alloc.cpu.p95',
  'alloc.cpu.max',
  'alloc.memory.p95',
  'alloc.memory.max',
  'memory.utilisation',
  'loss.fill.cpu',
  'loss.fill.memory',
]
/** One id, a value per row: asserted where they stand, on the rightsizing page. */
const BY_ROW = ['sizing.required', 'advice.saving', 'advice.extra']

test('every recorded figure stands on the screens to the digit, the same on every page', async ({ page }) => {
  const seen = new Set<string>()
  const workedOut = new Map<string, Set<string>>()
  for (const address of FIGURE_ADDRESSES)
    await test.step(address, async () => {
      await goTo(page, address)
      for (const { id, text } of await figuresOn(page)) {
        seen.add(id)
        if (BY_ROW.includes(id)) continue
        if (WORKED_OUT.includes(id)) workedOut.set(id, (workedOut.get(id) ?? new Set()).add(text))
        else expect.soft(text, `${id} on ${address}`).toBe(RECORDED[id])
      }
      await expectEveryFigureNamed(page)
    })
  expect([...seen].sort()).toEqual([...Object.keys(RECORDED), ...WORKED_OUT, ...BY_ROW].sort())
  expect(Object.fromEntries([...workedOut].map(([id, texts]) => [id, [...texts]]))).toEqual(
    await workOut(page),
  )
})

const figuresOn = (page: Page) =>
  page.locator('[data-figure]').evaluateAll((elements) =>
    elements.map((element) => ({
      id: element.getAttribute('data-figure') ?? '',
      text: element.textContent ?? '',
    })),
  )

/** A button each, and whoever hears it hears value, provenance and, where it speaks of a span, coverage. */
async function expectEveryFigureNamed(page: Page) {
  const NAMED = /^.+: .+, (observed|projected|modelled|reported)(, \d+(\.\d)? of \d+ h \(.+ %\))?$/
  const named = page.getByRole('button', { name: NAMED }).filter({ has: page.locator('[data-figure]') })
  await expect(named).toHaveCount(await page.locator('[data-figure]').count())
}

/** Mean, 95th percentile by nearest rank and maximum, straight from the wire; shares of 32 vCPU and 128 GiB. */
async function workOut(page: Page): Promise<Record<string, string[]>> {
  const raw = await page.evaluate(async () => {
    const query =
      '?cloud_account_id=00000000-0000-4000-8000-00000000c10d&start_date=1759489200&end_date=1760094000'
    const ask = async (name: string) => (await fetch(`/k8s-cost-api/v1/${name}${query}`)).json()
    const { cpu_savings, memory_savings } = await ask('savings')
    const { metrics } = await ask('metrics')
    const values = (points: { value: number }[]) => points.map(({ value }) => value).sort((a, b) => a - b)
    return {
      cpu: values(cpu_savings),
      memory: values(memory_savings),
      used: values(metrics.kubecost_cluster_memory_working_set_bytes),
    }
  })
  const inCores = (value = 0) => [
    `${value.toFixed(2)} vCPU (${((value / 32) * 100).toFixed(1)} % of 32 vCPU)`,
  ]
  const inGib = (value = 0) => {
    const gib = value / 2 ** 30
    return [`${gib.toFixed(1)} GiB (${((gib / 128) * 100).toFixed(1)} % of 128 GiB)`]
  }
  // 0.95 × 32 = 30.4, so the 31st of 32.
  expect(raw.cpu).toHaveLength(32)
  return {
    'alloc.cpu.p95': inCores(raw.cpu[30]),
    'alloc.cpu.max': inCores(raw.cpu[31]),
    'alloc.memory.p95': inGib(raw.memory[30]),
    'alloc.memory.max': inGib(raw.memory[31]),
    // The 95th percentile on what is left: 16 vCPU and 64 GiB.
    'loss.fill.cpu': [`${(((raw.cpu[30] ?? 0) / 16) * 100).toFixed(1)} %`],
    'loss.fill.memory': [`${(((raw.memory[30] ?? 0) / 2 ** 30 / 64) * 100).toFixed(1)} %`],
    'memory.utilisation': inGib(raw.used.reduce((sum, value) => sum + value, 0) / raw.used.length),
  }
}
