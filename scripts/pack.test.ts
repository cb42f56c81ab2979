import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test, vi } from 'vitest'
import { packedManifest } from './pack.mjs'

// Compiles the gateway, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
// Where npm would put it: below node_modules, where Node strips no types.
const dist = mkdtempSync(at('node_modules/.packed-'))
afterAll(() => rmSync(dist, { recursive: true }))

test('what travels is what the gateway needs, and no Node of ours', () => {
  const ours = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  const packed = packedManifest(ours)
  for (const field of ['scripts', 'devDependencies', 'optionalDependencies', 'overrides']) {
    expect(ours).toHaveProperty(field)
    expect(packed).not.toHaveProperty(field)
  }
  expect(packed).toMatchObject({ name: ours.name, dependencies: ours.dependencies, bin: ours.bin })
  expect(packed.engines).toEqual({ node: '>=20.18.1' })
})

test('the compiled gateway runs where it will lie, by the name package.json gives it', async () => {
  const tsc = at('node_modules/typescript/bin/tsc')
  const project = ['--project', at('tsconfig.gateway.json'), '--outDir', join(dist, 'gateway')]
  expect(spawnSync(process.execPath, [tsc, ...project], { encoding: 'utf8' }).stdout).toBe('')
  mkdirSync(join(dist, 'demo/assets'), { recursive: true })
  writeFileSync(
    join(dist, 'demo/index.html'),
    '<meta name="base-path" content="/" /><i nonce="CSP_NONCE"></i><script type="application/json" id="gateway-config"></script>',
  )
  const { bin } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  const script = join(dist, bin['kubernetes-cost-dashboard'].replace(/^dist\//, ''))
  const child = spawn(process.execPath, [script], { env: { PORT: '0' } })
  try {
    const said = await new Promise<string>((done, fail) => {
      child.stdout.setEncoding('utf8').once('data', done)
      child.stderr.setEncoding('utf8').once('data', fail)
    })
    const [, url = ''] = /demo: (http:\S+)/.exec(said) ?? []
    expect((await fetch(url)).status).toBe(200)
  } finally {
    child.kill()
  }
})
