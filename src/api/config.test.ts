import { expect, test } from 'vitest'
import { configUrl, priceBookOf, readConfig } from './config'
import type { ConfigBody } from './contract/gateway'
import { ACCOUNT, failureOf } from './testing/answers'

const CONFIG: ConfigBody = {
  version: '1.0.0',
  now: 1_760_000_000_000,
  source: 'prometheus',
  auth: 'off',
  accounts: [{ id: ACCOUNT, name: 'Production' }],
  currency: 'EUR',
  month_hours: 730,
  metrics: ['kubecost_node_is_spot', 'node_total_hourly_cost'],
  prices: [
    {
      instance_type: 'm5.large',
      purchase: 'spot',
      price_per_hour: 0.04,
      region: 'eu-west-1',
      source: 'contract',
      date: '2025-10-01',
    },
  ],
}
const reading = (more: object) => failureOf(() => readConfig(JSON.stringify({ ...CONFIG, ...more })))

test('a sound configuration is read as it is, and what it holds besides is left out', () => {
  expect(readConfig(JSON.stringify({ ...CONFIG, secret: 'x' }))).toEqual(CONFIG)
  const lean = { ...CONFIG, auth: 'restapi', accounts: null, metrics: null, prices: [] }
  expect(readConfig(JSON.stringify(lean))).toEqual(lean)
})

test.each<[keyof ConfigBody, unknown]>([
  ['version', 1],
  ['now', '2025-10-09'],
  ['now', -1],
  ['now', 1e300],
  ['source', 'thanos'],
  ['auth', 'none'],
  ['auth', undefined],
  ['accounts', {}],
  ['accounts', [{ id: 'all', name: 'All' }]],
  ['accounts', [{ id: ACCOUNT }]],
  ['currency', 'dollars'],
  ['currency', 'eur'],
  ['month_hours', 744],
  ['metrics', 'up'],
  ['metrics', ['up}or{']],
  ['prices', null],
  ['prices', [{ ...CONFIG.prices[0], purchase: 'reserved' }]],
  ['prices', [{ ...CONFIG.prices[0], price_per_hour: '0.04' }]],
  ['prices', [{ ...CONFIG.prices[0], price_per_hour: -1 }]],
  ['prices', [{ ...CONFIG.prices[0], region: null }]],
  ['prices', [{ ...CONFIG.prices[0], source: undefined }]],
])('%s of %j is no configuration, and the field is named', async (name, value) => {
  expect(await reading({ [name]: value })).toMatchObject({
    kind: 'contract',
    endpoint: 'config',
    path: name,
    canRetry: false,
  })
})

test.each(['', 'null', '[]', '<!doctype html>', '{'])('%j is no configuration at all', async (text) => {
  expect(await failureOf(() => readConfig(text))).toMatchObject({ kind: 'contract', path: null })
})

test('stated prices become a price book; without a region they hold everywhere', () => {
  const [price] = CONFIG.prices
  if (!price) throw new Error('the test has no price')
  const { region, ...everywhere } = price
  expect(priceBookOf([price, everywhere])).toMatchObject([
    { instanceType: 'm5.large', purchase: 'spot', region, perHour: 0.04, source: 'contract' },
    { region: null },
  ])
})

test('stands below the base path', () =>
  expect(['', '/', '/costs/'].map(configUrl)).toEqual([
    '/k8s-cost-api/v1/config',
    '/k8s-cost-api/v1/config',
    '/costs/k8s-cost-api/v1/config',
  ]))
