import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { FILES, MANIFEST_FILE } from './manifest'
import { recordedServer } from './node'
import { reconstruct } from './reconstruct'
import { main } from './record'
import { manifest } from './recording'

const recorded = recordedServer('recorded', { requireSecret: 'test-secret' })
beforeAll(() => recorded.server.listen({ onUnhandledFrame: 'bypass' }))
afterAll(() => recorded.server.close())

let out = ''
let said = ''
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'recording-'))
  said = ''
  const hear = (text: string | Uint8Array) => {
    said += text
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(hear)
  vi.spyOn(process.stderr, 'write').mockImplementation(hear)
  vi.stubEnv('METROCULUS_SECRET', 'test-secret')
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const read = (file: string) => readFileSync(join(out, file), 'utf8')
const save = (name: string, text: string) => {
  const path = join(mkdtempSync(join(tmpdir(), 'saved-')), name)
  writeFileSync(path, text)
  return path
}
const week = ['--from', '2025-10-03T11:00:00Z', '--to', String(manifest.window.end_date)]
const live = (...own: string[]) => [
  '--url',
  'http://metroculus.test:8969/',
  '--account',
  manifest.account.id,
  ...week,
  ...own,
]
const bodies = reconstruct()
const saved = (file: string, edit = (text: string) => text) => save(file, edit(bodies.get(file) ?? ''))
const allSaved = () => Object.values(FILES).flatMap((file) => ['--file', saved(file)])

describe('from a service', () => {
  test('stores the three answers and where they come from', async () => {
    recorded.play('recorded')
    expect(await main([...live('--out', out), '--kubecost', '2.7.2'])).toBe(0)
    expect(recorded.requests).toHaveLength(3)
    expect(recorded.requests.join()).not.toContain('test-secret')
    expect(JSON.parse(read(MANIFEST_FILE))).toMatchObject({
      origin: 'recorded',
      account: { id: manifest.account.id },
      window: manifest.window,
      versions: { kubecost: '2.7.2', kubernetes: '1.33' },
      files: { metrics: { points: 928 }, clusterCosts: { points: 32 }, savings: { points: 64 } },
    })
    const { metrics } = JSON.parse(read(FILES.metrics))
    expect(metrics.kubecost_savings_cpu_allocation).toEqual(
      JSON.parse(bodies.get(FILES.metrics) ?? '').metrics.kubecost_savings_cpu_allocation,
    )
    expect(readdirSync(out).sort()).toEqual([...Object.values(FILES), MANIFEST_FILE].sort())
  })

  test('keeps bare NaN as it came', async () => {
    recorded.play('nan')
    expect(await main(live('--out', out))).toBe(0)
    expect(read(FILES.metrics)).toContain('"value": NaN')
    expect(read(FILES.clusterCosts)).toContain('"total_cost": NaN')
  })

  test.each([
    ['no address', ['--account', 'a'], '--url or --file is missing'],
    [
      'an address that is none',
      live('--url', 'metroculus:8969'),
      '--url is no http address: metroculus:8969',
    ],
    [
      'an address with a password',
      live('--url', 'http://a:b@host'),
      '--url takes an address and a path only',
    ],
    ['no account', ['--url', 'http://host'], '--account is missing'],
    [
      'an account that would break out',
      live('--account', 'a"} or {'),
      '--account is missing or no account id',
    ],
    ['a time that is none', live('--from', 'Friday'), '--from is no time: Friday'],
    [
      'times the wrong way round',
      live('--from', '1760094000', '--to', '1759489200'),
      '--from is not before --to',
    ],
    ['an option we do not know', live('--secret', 'x'), '--secret'],
    ['nobody there', live('--url', 'http://127.0.0.1:9'), 'cannot be reached: '],
  ])('%s is said in one line', async (_, argv, line) => {
    expect(await main([...argv, '--out', out])).toBe(1)
    expect(said.split('\n')[0]).toContain(line)
    expect(readdirSync(out)).toEqual([])
  })

  test('a secret that is missing or wrong', async () => {
    vi.stubEnv('METROCULUS_SECRET', '')
    expect(await main(live('--out', out))).toBe(1)
    vi.stubEnv('METROCULUS_SECRET', 'not-the-one')
    expect(await main(live('--out', out))).toBe(1)
    expect(said).toMatch(/METROCULUS_SECRET is not set.*\n.*answered 403 OM0005\n$/)
    expect(said).not.toContain('not-the-one')
  })

  test('a page instead of data', async () => {
    recorded.play('html')
    expect(await main(live('--out', out))).toBe(1)
    expect(said).toMatch(/kubecost_metrics:1:1 is not JSON\n$/)
  })
})

describe('from saved bodies', () => {
  test('knows each by its keys', async () => {
    expect(await main([...allSaved(), '--out', out])).toBe(0)
    expect(JSON.parse(read(MANIFEST_FILE))).toMatchObject({
      origin: 'recorded',
      recordedAt: '2025-10-10T11:00:00.000Z',
    })
  })

  test('replaces one answer and leaves the others', async () => {
    for (const [file, text] of bodies) writeFileSync(join(out, file), text)
    expect(await main(['--file', saved(FILES.savings), '--out', out])).toBe(0)
    const { origin, files } = JSON.parse(read(MANIFEST_FILE))
    expect([origin, files.metrics.origin, files.savings.origin]).toEqual([
      'reconstructed',
      'reconstructed',
      'recorded',
    ])
    expect(read(FILES.metrics)).toBe(bodies.get(FILES.metrics))
  })

  test('takes a window of odd minutes for the hours it begins in', async () => {
    const odd = saved(FILES.metrics, (text) =>
      text.replace('"start_date": 1759489200', '"start_date": 1759490000'),
    )
    const others = [FILES.clusterCosts, FILES.savings].flatMap((file) => ['--file', saved(file)])
    expect(await main(['--file', odd, ...others, '--out', out])).toBe(0)
    expect(JSON.parse(read(FILES.metrics)).start_date).toBe(1759489200)
  })

  const cut = (text: string) => text.slice(0, text.indexOf(', "memory_savings"'))
  test.each([
    ['broken JSON', () => saved(FILES.savings, cut), /:1:\d+ is not JSON$/],
    [
      'broken JSON of several lines',
      () => save('a.json', '{\n "cpu_savings": [NaN,\n  oops]}'),
      /a\.json:3:3 is not JSON$/,
    ],
    [
      'another form',
      () =>
        saved(FILES.metrics, (text) =>
          text.replace(/"kubecost_cluster_info": \[.*\]/, '"kubecost_cluster_info": 7'),
        ),
      /, at metrics\.kubecost_cluster_info: /,
    ],
    ['no object', () => save('a.json', '[]'), /holds no object/],
    ['nothing we know', () => save('a.json', '{"a": 1}'), /has the keys of none of the endpoints/],
    [
      'no window',
      () => save('a.json', `{"cloud_account_id": "a", "cpu_savings": []}`),
      /does not say its window/,
    ],
    ['no file', () => join(out, 'nowhere.json'), /nowhere\.json cannot be read: ENOENT$/],
  ])('%s is said in one line, and nothing is overwritten', async (_, path, line) => {
    for (const [file, text] of bodies) writeFileSync(join(out, file), text)
    expect(await main(['--file', path(), '--out', out])).toBe(1)
    expect(said.trimEnd()).toMatch(line)
    expect(said.trimEnd().split('\n')).toHaveLength(1)
    expect(new Map(readdirSync(out).map((file) => [file, read(file)]))).toEqual(new Map([...bodies].sort()))
  })

  test('two answers of one endpoint, or of two accounts, are not mixed', async () => {
    const twice = ['--file', saved(FILES.savings), '--file', saved(FILES.savings)]
    expect(await main([...twice, '--out', out])).toBe(1)
    const foreign = saved(FILES.metrics, (text) => text.replace(manifest.account.id, 'another'))
    expect(await main(['--file', foreign, '--file', saved(FILES.savings), '--out', out])).toBe(1)
    expect(said).toMatch(/same endpoint\n.*different accounts\n$/)
  })
})
