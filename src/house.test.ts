import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Decoded, decodeBytes } from '~/api/decode/decoders'
import { timeRange } from '~/domain/timeRange'
import { faultsIn, faultsInLock, faultsInText } from '../scripts/house'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(root + path, 'utf8')

/** Every file that is ours: not what is installed, built or left behind by a run. */
const NOT_OURS =
  /^((?:e2e\/host\/)?node_modules|dist|test-results|playwright-report|screenshots|\.git)(\/|$)|package-lock\.json$/
function filesUnder(folder = ''): string[] {
  return readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder + entry.name
    if (NOT_OURS.test(path)) return []
    return entry.isDirectory() ? filesUnder(`${path}/`) : [path]
  })
}
const files = filesUnder()
const code = files.filter((path) => /^(src|mocks|e2e|bench|scripts|server)\/.*\.tsx?$|^[^/]+\.ts$/.test(path))

// Every file is read and parsed; a busy machine takes its time.
describe('this house', { timeout: 60_000 }, () => {
  test('keeps its own rules', () => {
    const broken = code.flatMap((path) => faultsIn(path, read(path)).map((fault) => `${path} ${fault}`))
    expect(broken).toEqual([])
    expect(code.length).toBeGreaterThan(30)
  })

  test('says nothing it must not say', () => {
    const texts = files.filter((path) => !/\.(png|ico|woff2|tgz)$/.test(path))
    const broken = texts.flatMap((path) => faultsInText(read(path)).map((fault) => `${path} holds ${fault}`))
    expect(broken).toEqual([])
  })

  test.each(['package-lock.json', 'e2e/host/package-lock.json'])(
    'installs only what its lock can vouch for: %s',
    (lock) => expect(faultsInLock(JSON.parse(read(lock)))).toEqual([]),
  )
})

describe('the recorded world', () => {
  const { files: bodies, account, window } = JSON.parse(read('mocks/recorded/recording.json'))
  const request = { account: account.id, window: timeRange(window.start_date * 1000, window.end_date * 1000) }

  test.each(Object.keys(bodies) as (keyof Decoded)[])('%s still decodes, all of it', (endpoint) => {
    const text = read(`mocks/recorded/${bodies[endpoint].file}`)
    const decoded = decodeBytes(endpoint, new TextEncoder().encode(text).buffer, request)
    const set = 'report' in decoded ? decoded.fee : decoded
    expect(set?.counts).toEqual({
      received: bodies[endpoint].points,
      unusable: 0,
      repeated: 0,
      conflicting: 0,
    })
  })

  test('is named in full by its manifest', () => {
    const named = Object.values<{ file: string }>(bodies).map(({ file }) => `mocks/recorded/${file}`)
    expect(files.filter((path) => path.startsWith('mocks/recorded/')).sort()).toEqual(
      [...named, 'mocks/recorded/recording.json'].sort(),
    )
  })
})

// The rules themselves: each planted fault is found, and nothing else with it.
describe('faultsIn', () => {
  test.each([
    ['src/domain/a.ts', `import { useState } from 'react'`, 'domain may not use react'],
    ['src/domain/a.ts', `import type { A } from '~/api/a'`, 'domain may not know ~/api/a'],
    ['src/domain/a.ts', `export const a = () => import('~/ui/a')`, 'domain may not know ~/ui/a'],
    ['src/domain/a.ts', `export type A = import('~/api/a').A`, 'domain may not know ~/api/a'],
    ['src/domain/a.ts', `export { a } from '~/app/a'; export const b = 1`, 'domain may not know ~/app/a'],
    [
      'src/domain/a.ts',
      `export const a = new URL('#mocks/a.ts', import.meta.url)`,
      'domain may not know #mocks/a.ts',
    ],
    ['src/domain/a.ts', `export const a = () => Date.now()`, 'reads a clock'],
    ['src/domain/a.ts', `export const a = () => new Date().getTime()`, 'reads a clock'],
    ['src/domain/a.ts', `export const a = () => fetch('/a')`, 'fetches by itself'],
    ['src/domain/a.ts', `export const a = new Intl.NumberFormat()`, 'formats'],
    ['src/domain/a.ts', `export const a = (n: number) => n.toLocaleString()`, 'formats'],
    ['src/domain/a.ts', `export const a = (b: { start_date: number }) => b`, 'speaks the wire'],
    ['src/api/a.ts', `import { a } from '~/ui/a'`, 'api may not know ~/ui/a'],
    ['src/api/a.ts', `import { a } from '@mantine/core'`, 'api may not use @mantine/core'],
    ['src/api/a.tsx', `export const A = () => <b />`, 'draws'],
    ['src/ui/a.ts', `import { a } from '~/api/a'`, 'ui may not know ~/api/a'],
    [
      'src/ui/a.ts',
      `import { useQuery } from '@tanstack/react-query'`,
      'ui may not use @tanstack/react-query',
    ],
    ['src/ui/Card.tsx', `import { Line } from 'recharts'`, 'ui may not use recharts'],
    [
      'src/pages/nodes/a.ts',
      `import { a } from '~/pages/trends/a'`,
      'pages/nodes may not know ~/pages/trends/a',
    ],
    ['src/pages/nodes/a.ts', `import { a } from '~/app/a'`, 'pages/nodes may not know ~/app/a'],
    ['src/pages/nodes/a.ts', `import { a } from '#mocks/a'`, 'pages/nodes may not know #mocks/a'],
    ['src/pages/nodes/a.ts', `export const a = () => globalThis.fetch('/a')`, 'fetches by itself'],
    ['src/app/a.ts', `import { a } from '#mocks/a'`, 'app may not know #mocks/a'],
    ['src/app/a.ts', `import { a } from '~/embed/a'`, 'app may not know ~/embed/a'],
    ['src/embed/a.ts', `import { a } from '~/pages/nodes/a'`, 'embed may not know ~/pages/nodes/a'],
    ['src/main.tsx', `import { a } from '#mocks/a'`, 'main may not know #mocks/a'],
    ['src/main.tsx', `import { a } from '~/ui/a'`, 'main may not know ~/ui/a'],
    ['mocks/a.ts', `import { a } from '~/domain/a'`, 'mocks may not know ~/domain/a'],
    ['mocks/a.ts', `import { a } from '~/api/decode/a'`, 'mocks may not know ~/api/decode/a'],
    ['e2e/a.spec.ts', `import { a } from '#mocks/a'`, 'e2e may not know #mocks/a'],
    ['server/a.ts', `import { a } from '../src/domain/a.ts'`, 'server may not know ../src/domain/a.ts'],
    ['server/a.ts', `import { a } from '../src/api/decode/a.ts'`, 'server may not know'],
    ['server/a.ts', `import { useState } from 'react'`, 'server may not use react'],
    ['server/a.ts', `export const a = () => fetch('http://a')`, 'fetches by itself'],
    ['src/api/a.ts', `import { Pool } from 'undici'`, 'api may not use undici'],
    ['src/ui/a.ts', `import { a } from '../domain/a'`, '~/ crosses rooms'],
    ['src/ui/a.ts', `import { a } from '~/ui/b'`, '~/ crosses rooms'],
    ['src/ui/a.ts', `export const a: any = 1`, 'types any'],
    ['src/ui/a.ts', `export const a = [] as Array<any>`, 'types any'],
    ['src/ui/a.ts', `export default 1`, 'exports by default'],
    ['src/ui/index.ts', `export { a } from './a'`, 'is a barrel'],
    ['src/ui/a.ts', `export * from './b'; export const c = 1`, 'is a barrel'],
    ['src/utils/a.ts', `export const a = 1`, 'names a kind of file'],
    ['src/ui/a.ts', '\n'.repeat(301), 'has 301 lines'],
  ])('%s: %s', (path, source, fault) => {
    expect(faultsIn(path, source)).toEqual([expect.stringContaining(fault)])
  })

  test.each([
    ['src/domain/a.ts', `import { b } from './b'; export const a = new Date(0) // Date.now() fetch(any)`],
    [
      'src/api/a.ts',
      `import { useQuery } from '@tanstack/react-query'; import { a } from '~/domain/a'; useQuery(a)`,
    ],
    [
      'src/api/decode/a.ts',
      `import { b } from '../contract/b'; export const url = new URL(b, 'http://localhost')`,
    ],
    ['src/ui/charts/a.tsx', `import { Line } from 'recharts'; export const A = () => <Line />`],
    ['src/pages/nodes/a.ts', `import { b } from './b'; import { c } from '~/ui/c'; export { b, c }`],
    [
      'src/pages/nodes/a.test.tsx',
      `import { server } from '#mocks/node'; import { b } from '~/app/testing/b'`,
    ],
    ['src/app/a.ts', `export const a = () => import('~/pages/nodes/NodesPage')`],
    ['src/embed/a.ts', `import { a } from '~/app/a'; export const b = () => import('./b')`],
    ['src/main.tsx', `import { a } from '~/app/a'; export const b = () => import('#mocks/browser')`],
    ['server/a.test.ts', `import { a } from '../src/api/decode/a'; import { b } from '../src/domain/b'`],
    ['mocks/record.ts', `import { a } from '~/api/decode/a'; import { b } from '~/api/contract/b'`],
    [
      'server/a.ts',
      `import { b } from './b.ts'; import { c } from '../src/api/contract/c.ts'; import 'node:fs'`,
    ],
    ['server/a.ts', `import Fastify from 'fastify'; export const a = Fastify`],
    ['vite.config.ts', `export default {}`],
  ])('%s may say: %s', (path, source) => {
    expect(faultsIn(path, source)).toEqual([])
  })
})

describe('faultsInText', () => {
  // Written in two halves, or this file would break its own rule.
  test.each([
    ['3f2504e0-4f89-11d3', '-9a0c-0305e82c3301', 'a UUID'],
    ['-----BEGIN RSA', ' PRIVATE KEY-----', 'a private key'],
    ['AKIA', 'ABCDEFGHIJKLMNOP', 'an AWS access key'],
    ['eyJhbGciOiJI', 'Uzz.eyJzdWIiOiIx.sig', 'a JSON web token'],
    ['ghp_', 'abcdefghijklmnopqrstuvwxyz0123456789', 'an access token'],
    ['secret: "', '8f14e45fceea167a5a36dedd4bea2543"', 'a live secret'],
    ['see /ho', 'me/me/project', 'a path of somebody'],
    ['../sha', 'red/notes.md', 'a path outside'],
  ])('%s…', (first, second, fault) => {
    expect(faultsInText(first + second)).toEqual([expect.stringContaining(fault)])
  })

  test.each([
    '00000000-0000-4000-8000-00000000c10d',
    `secret: 'test-secret'`,
    'src/home/a',
    '/usr/bin/chromium',
  ])('%s is nothing', (text) => expect(faultsInText(text)).toEqual([]))
})

test.each([
  [{ version: '1.0.0' }, 'a has no sha512'],
  [{ version: '1.0.0', integrity: 'sha1-x' }, 'a has no sha512'],
  [{ version: 'git+ssh://host/a', integrity: 'sha512-x' }, 'a does not come from the registry'],
  [
    { version: '1.0.0', integrity: 'sha512-x', resolved: 'https://host/a.tgz' },
    'a does not come from the registry',
  ],
  [{ version: '1.0.0', integrity: 'sha512-x', hasInstallScript: true }, 'a runs a script when installed'],
])('a lock with %j is refused', (entry, fault) => {
  expect(faultsInLock({ packages: { '': {}, a: entry } })).toEqual([fault])
})
