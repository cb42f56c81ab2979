import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { json } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { METROCULUS } from '../../src/api/contract/paths.ts'
import {
  type MetroculusServer,
  type Play,
  startMetroculus,
  TEST_ACCOUNT,
  TEST_SECRET,
} from './metroculusServer.ts'
import { STRANGER } from './metroculusWorld.ts'

let metroculus: MetroculusServer
beforeAll(async () => {
  metroculus = await startMetroculus()
})
afterEach(() => metroculus.play())
afterAll(() => metroculus.close())

const { window } = JSON.parse(
  readFileSync(new URL('../../mocks/recorded/recording.json', import.meta.url), 'utf8'),
)
const WINDOW = `start_date=${window.start_date}&end_date=${window.end_date}`
const QUERY = `cloud_account_id=${TEST_ACCOUNT}&${WINDOW}`
const RIGHT = { Secret: TEST_SECRET }

async function ask(path: string, headers: Record<string, string> = RIGHT, method = 'GET', body = '') {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const sent = request(new URL(path, metroculus.url), { method, headers, agent: false }, async (response) => {
    const said = method === 'HEAD' ? null : await json(response)
    resolve({ status: response.statusCode, phrase: response.statusMessage, said })
  })
  sent.on('error', reject).end(body)
  return promise
}

/** The rows of the contract's table of errors. */
const MISSING = [401, 'OM0007', 'This resource requires authorization', []] as const
const BAD = [403, 'OM0005', 'Bad secret', []] as const
const NOT_THERE = [404, 'OM0002', 'Not Found', []] as const
const absent = (name: string) => [400, 'OM0008', `${name} is not provided`, [name]] as const
const invalid = (name: string) => [400, 'OM0006', `Invalid ${name}`, [name]] as const
const start = 'start_date=1759489200'
const end = 'end_date=1760094000'
const account = `cloud_account_id=${TEST_ACCOUNT}`

test.each([
  [`${METROCULUS.savings}?${QUERY}`, {}, MISSING],
  [`${METROCULUS.savings}?${QUERY}`, { Secret: '' }, MISSING],
  [METROCULUS.savings, { Secret: 'another-secret-than-ours' }, BAD],
  [`${METROCULUS.savings}/?${QUERY}`, {}, NOT_THERE],
  ['/metroculus/v1/kubecost_savings', RIGHT, NOT_THERE],
  [`${METROCULUS.savings}?${start}&${end}`, RIGHT, absent('cloud_account_id')],
  [`${METROCULUS.savings}?cloud_account_id=&${start}&${end}`, RIGHT, absent('cloud_account_id')],
  [`${METROCULUS.savings}?${account}&${end}`, RIGHT, absent('start_date')],
  [`${METROCULUS.savings}?${account}&${start}`, RIGHT, absent('end_date')],
  [`${METROCULUS.savings}?start_date=&end_date=x`, RIGHT, invalid('start_date')],
  [`${METROCULUS.savings}?${account}&start_date=1.5&${end}`, RIGHT, invalid('start_date')],
  [`${METROCULUS.savings}?${account}&start_date=2025-10-03&${end}`, RIGHT, invalid('start_date')],
  [`${METROCULUS.savings}?${account}&start_date=-1&${end}`, RIGHT, invalid('start_date')],
  [`${METROCULUS.savings}?${account}&${start}&end_date=0`, RIGHT, invalid('end_date')],
  [`${METROCULUS.savings}?${account}&${start}&end_date=%ff`, RIGHT, [400, 'U0400', 'Bad Request', []]],
  [
    `${METROCULUS.savings}?${account}&start_date=0&${end}`,
    RIGHT,
    [500, 'U0500', 'Internal Server Error', []],
  ],
] as const)('GET %s with %j', async (path, headers, [status, code, reason, params]) => {
  const error = { status_code: status, error_code: code, reason, params }
  expect(await ask(path, headers)).toEqual({ status, phrase: reason, said: { error } })
})

test('methods other than GET are refused after the secret is there and before it is right', async () => {
  const refused = { status: 405, phrase: 'POST method not allowed' }
  expect(await ask(METROCULUS.metrics, { Secret: 'wrong' }, 'POST')).toMatchObject(refused)
  expect(await ask(METROCULUS.metrics, {}, 'POST')).toMatchObject({ status: 401 })
  expect(await ask(METROCULUS.metrics, RIGHT, 'HEAD')).toMatchObject({ status: 405 })
})

describe('a good question', () => {
  test.each([
    ['metrics', 'kubecost_metrics'],
    ['clusterCosts', 'kubecost_cluster_costs'],
    ['savings', 'kubecost_savings'],
  ] as const)('about %s is answered as recorded', async (endpoint, name) => {
    const recorded = JSON.parse(
      readFileSync(new URL(`../../mocks/recorded/${name}.json`, import.meta.url), 'utf8'),
    )
    expect(await ask(`${METROCULUS[endpoint]}?${QUERY}`)).toEqual({
      status: 200,
      phrase: 'OK',
      said: recorded,
    })
  })

  test('about an account nobody knows is answered with nothing', async () => {
    const said = { cloud_account_id: STRANGER, ...window, total_cost: 0, data_points: [] }
    const path = `${METROCULUS.clusterCosts}?cloud_account_id=${STRANGER}&${WINDOW}`
    expect(await ask(path)).toMatchObject({ status: 200, said })
  })

  test('takes the last of a repeated parameter, decodes its name, and lets a form win', async () => {
    const path = `${METROCULUS.savings}?${QUERY}&cloud%5Faccount_id=${STRANGER}`
    expect(await ask(path)).toMatchObject({ said: { cloud_account_id: STRANGER } })
    const form = `cloud_account_id=${STRANGER}`
    const headers = {
      ...RIGHT,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(form.length),
    }
    const smuggled = await ask(`${METROCULUS.savings}?${QUERY}`, headers, 'GET', form)
    expect(smuggled).toMatchObject({ said: { cloud_account_id: STRANGER } })
  })
})

describe('a variant', () => {
  const shapes = async (endpoint: 'metrics' | 'clusterCosts', play: Play, names = '') => {
    metroculus.play(play)
    const { said } = (await ask(`${METROCULUS[endpoint]}?${QUERY}${names}`)) as { said: object }
    return said
  }
  const FEE = '&metrics=kubecost_cluster_management_cost'

  test.each([
    ['A2', { resultType: 'vector', result: [{ value: [1759489200, '0.1'] }] }],
    ['A3', { resultType: 'matrix' }],
  ] as const)('%s', async (metrics, data) => {
    const entry = { status: 'success', data }
    expect(await shapes('metrics', { metrics }, FEE)).toMatchObject({
      metrics: { kubecost_cluster_management_cost: entry },
    })
  })

  test('A4', async () => {
    expect(await shapes('metrics', { metrics: 'A4' })).toMatchObject({ metrics: {} })
  })

  test.each([
    ['B1', ['data_points', 'total_cost']],
    ['B2', ['breakdown', 'summary']],
    ['B3', ['breakdown', 'efficiency', 'potential_savings', 'summary']],
    ['B5', ['breakdown', 'total_cost']],
    ['B7', ['summary']],
  ] as const)('%s', async (costs, fields) => {
    const said = await shapes('clusterCosts', { costs })
    expect(Object.keys(said).sort()).toEqual([...fields, 'cloud_account_id', 'start_date', 'end_date'].sort())
  })

  test('B6', async () => {
    expect(await shapes('clusterCosts', { costs: 'B6' })).toMatchObject({
      cpu_cost: 4,
      lb_cost: expect.any(Number),
    })
  })
})
