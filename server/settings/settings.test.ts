import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { Secret } from './secret.ts'
import { helpText, SETTINGS } from './settingList.ts'
import { type Environment, readSettings } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'costs-settings-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: unknown) => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const SECRET = 'test-secret-test-secret'
const ACCOUNT = '00000000-0000-4000-8000-0000000000aa'
const METROCULUS = { METROCULUS_URL: 'http://127.0.0.1:8969', METROCULUS_SECRET: SECRET }
const PROMETHEUS = { PROMETHEUS_URL: 'http://thanos-query:10902' }
const read = (env: Environment, argv: string[] = []) => readSettings(argv, env)
const settingsOf = (env: Environment, argv: string[] = []) => {
  const found = read(env, argv)
  return 'settings' in found ? found.settings : expect.fail(JSON.stringify(found))
}
const faultsOf = (env: Environment, argv: string[] = []) => {
  const found = read(env, argv)
  return 'faults' in found ? found.faults.join('\n') : expect.fail('was taken')
}

describe('what is served', () => {
  test('nothing set is the demo on loopback', () => {
    expect(settingsOf({})).toEqual({
      kind: 'demo',
      host: '127.0.0.1',
      port: 4173,
      basePath: '/',
      frameAncestors: [],
    })
  })

  test('Metroculus with its secret and the REST API is live, and the REST API decides', () => {
    expect(settingsOf({ ...METROCULUS, RESTAPI_URL: 'https://restapi.example/base' })).toMatchObject({
      kind: 'live',
      source: { kind: 'metroculus', url: new URL(METROCULUS.METROCULUS_URL) },
      auth: { kind: 'restapi', url: new URL('https://restapi.example/base') },
      internalPort: 4174,
      currency: 'USD',
      monthHours: 720,
      rateLimit: 600,
    })
  })

  test('a Prometheus address alone is live for this machine, whatever tenants it has', () => {
    expect(settingsOf(PROMETHEUS)).toMatchObject({
      source: { kind: 'prometheus', tenantLabel: 'tenant_id', step: 3600, headersFile: null },
      auth: { kind: 'off', accounts: null },
    })
    expect(settingsOf({ ...PROMETHEUS, TENANT_LABEL: '' })).toMatchObject({ source: { tenantLabel: null } })
  })

  test('arguments win over the environment; empty texts count as not set', () => {
    const argv = ['--port', '5000', '--base-path', 'costs', '--currency=EUR']
    expect(settingsOf({ ...PROMETHEUS, PORT: '1', MONTH_HOURS: '' }, argv)).toMatchObject({
      port: 5000,
      internalPort: 5001,
      basePath: '/costs/',
      currency: 'EUR',
      monthHours: 720,
    })
  })

  test('accounts come as a list or as a file, where the tenant may be another text', () => {
    const list = settingsOf({ ...PROMETHEUS, ACCOUNTS: `${ACCOUNT}=Berlin = one` })
    expect(list).toMatchObject({
      auth: { accounts: [{ id: ACCOUNT, name: 'Berlin = one', tenant: ACCOUNT }] },
    })
    const ACCOUNTS = file('accounts.json', [{ id: ACCOUNT, name: 'Berlin', tenant: 'eu-prod' }])
    expect(settingsOf({ ...PROMETHEUS, ACCOUNTS })).toMatchObject({
      auth: { accounts: [{ id: ACCOUNT, name: 'Berlin', tenant: 'eu-prod' }] },
    })
  })

  test('prices come from a file, each with its source and day', () => {
    const price = {
      instance_type: 'm5.xlarge',
      purchase: 'spot',
      price_per_hour: 0.08,
      source: 'ours',
      date: '2026-01-31',
    }
    expect(settingsOf({ ...PROMETHEUS, PRICES_FILE: file('prices.json', [price]) })).toMatchObject({
      prices: [price],
    })
    expect(
      faultsOf({ ...PROMETHEUS, PRICES_FILE: file('free.json', [{ ...price, price_per_hour: -1 }]) }),
    ).toMatch(/^PRICES_FILE must be a JSON list/)
  })
})

describe('fault 95: what is refused at the start, each by its name', () => {
  test.each<[string, Environment, RegExp]>([
    [
      'Metroculus without a secret',
      { METROCULUS_URL: 'http://a' },
      /METROCULUS_SECRET or METROCULUS_SECRET_FILE is not set/,
    ],
    [
      'a short secret',
      { ...METROCULUS, METROCULUS_SECRET: 'short' },
      /METROCULUS_SECRET must be at least 16/,
    ],
    [
      'a placeholder',
      { ...METROCULUS, METROCULUS_SECRET: 'changeme-changeme-1' },
      /METROCULUS_SECRET must be the real secret/,
    ],
    ['two secrets', { ...METROCULUS, METROCULUS_SECRET_FILE: file('s', SECRET) }, /both set: choose one/],
    [
      'a secret file that is not there',
      { METROCULUS_URL: 'http://a', METROCULUS_SECRET_FILE: join(folder, 'none') },
      /METROCULUS_SECRET_FILE must be a file that can be read/,
    ],
    [
      'a secret beside the demo',
      { METROCULUS_SECRET: SECRET },
      /METROCULUS_URL is not set: the demo never runs beside a secret/,
    ],
    ['two sources', { ...METROCULUS, ...PROMETHEUS }, /METROCULUS_URL and PROMETHEUS_URL are both set/],
    [
      'an address with a password',
      { PROMETHEUS_URL: 'http://user:pass@a' },
      /PROMETHEUS_URL must be an http\(s\) address/,
    ],
    [
      'an address with a query',
      { PROMETHEUS_URL: 'http://a/?x=1' },
      /PROMETHEUS_URL must be an http\(s\) address/,
    ],
    [
      'an address of another kind',
      { PROMETHEUS_URL: 'file:///etc/passwd' },
      /PROMETHEUS_URL must be an http\(s\) address/,
    ],
    [
      'no authority on an open address',
      { ...PROMETHEUS, HOST: '0.0.0.0', ACCOUNTS: `${ACCOUNT}=a` },
      /AUTH=off serves this machine only/,
    ],
    [
      'a proxy that vouches, but no list',
      { ...PROMETHEUS, HOST: '0.0.0.0', PROXY_AUTHENTICATES: 'yes' },
      /ACCOUNTS is not set/,
    ],
    ['Metroculus for all without a list', METROCULUS, /ACCOUNTS is not set/],
    ['restapi without its address', { ...METROCULUS, AUTH: 'restapi' }, /RESTAPI_URL is not set/],
    [
      'a list where the REST API decides',
      { ...METROCULUS, RESTAPI_URL: 'http://a', ACCOUNTS: `${ACCOUNT}=a` },
      /ACCOUNTS is for AUTH=off/,
    ],
    [
      'restapi where nothing tells tenants apart',
      { ...PROMETHEUS, RESTAPI_URL: 'http://a', TENANT_LABEL: '' },
      /TENANT_LABEL is empty/,
    ],
    [
      'a file of headers that is not there',
      { ...PROMETHEUS, PROMETHEUS_HEADERS_FILE: 'nowhere' },
      /PROMETHEUS_HEADERS_FILE must be a file that can be read/,
    ],
    [
      'several accounts of one tenant',
      { ...PROMETHEUS, TENANT_LABEL: '', ACCOUNTS: `${ACCOUNT}=a,00000000-0000-4000-8000-0000000000bb=b` },
      /one tenant only/,
    ],
    [
      'accounts without a source',
      { ACCOUNTS: `${ACCOUNT}=a` },
      /ACCOUNTS needs METROCULUS_URL or PROMETHEUS_URL/,
    ],
    ['an account twice', { ...PROMETHEUS, ACCOUNTS: `${ACCOUNT}=a,${ACCOUNT}=b` }, /ACCOUNTS must be a list/],
    [
      'an account in upper case',
      { ...PROMETHEUS, ACCOUNTS: `${ACCOUNT.toUpperCase()}=a` },
      /ACCOUNTS must be a list/,
    ],
    ['a port that is none', { PORT: '70000' }, /PORT must be a whole number from 0 to 65535/],
    ['a base path that leads out', { BASE_PATH: '/../etc' }, /BASE_PATH must be a path such as/],
    [
      'a frame origin with a path',
      { FRAME_ANCESTORS: 'https://a.example/x' },
      /FRAME_ANCESTORS must be origins/,
    ],
    ['every frame origin', { FRAME_ANCESTORS: '*' }, /FRAME_ANCESTORS must be origins/],
    [
      'a frame origin that ends the policy',
      { FRAME_ANCESTORS: "https://a.example;script-src 'unsafe-inline'" },
      /FRAME_ANCESTORS must be origins/,
    ],
    ['an unknown currency', { ...PROMETHEUS, CURRENCY: 'dollars' }, /CURRENCY must be an ISO 4217 code/],
    ['a month of its own', { ...PROMETHEUS, MONTH_HOURS: '744' }, /MONTH_HOURS must be 720 or 730/],
    ['a step that misses the hour', { ...PROMETHEUS, STEP: '1000' }, /STEP must be seconds from 60 to 3600/],
    [
      'a label that is none',
      { ...PROMETHEUS, TENANT_LABEL: 'a"b' },
      /TENANT_LABEL must be the name of a label/,
    ],
  ])('%s', (_, env, fault) => {
    expect(faultsOf(env)).toMatch(fault)
  })

  test('no sentence repeats a secret, not even one given as an argument', () => {
    expect(faultsOf({ ...METROCULUS, METROCULUS_SECRET: 'canary canary canary' })).not.toContain('canary')
    expect(faultsOf({}, ['--metroculus-secret', SECRET])).not.toContain(SECRET)
    expect(faultsOf({}, [SECRET])).not.toContain(SECRET)
  })

  test('every fault is told, not only the first', () => {
    expect(faultsOf({ PORT: 'x', BASE_PATH: '..', PROMETHEUS_URL: 'x' }).split('\n').length).toBeGreaterThan(
      2,
    )
  })
})

test('--help tells every setting, and of those a command line may hold, the argument', () => {
  expect(read({}, ['--help'])).toEqual({ help: true })
  for (const setting of SETTINGS) {
    expect(helpText()).toContain(setting.name)
    const flag = `--${setting.name.toLowerCase().replaceAll('_', '-')} <`
    expect(helpText().includes(flag)).toBe(setting.name !== 'METROCULUS_SECRET')
  }
})

test('fault 52: a secret cannot be printed by any of the usual ways', () => {
  const secret = new Secret(SECRET)
  const printed = [
    String(secret),
    `${secret}`,
    JSON.stringify({ secret }),
    inspect({ secret }, { depth: 9, showHidden: true }),
  ]
  for (const text of printed) expect(text).not.toContain(SECRET)
  expect(JSON.stringify(settingsOf({ ...METROCULUS, ACCOUNTS: `${ACCOUNT}=a` }))).not.toContain(SECRET)
})
