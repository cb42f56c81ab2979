import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'

// Each starts a Node of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 })

const SCRIPT = fileURLToPath(new URL('start.mjs', import.meta.url))
const SECRET = 'test-secret-test-secret'

/** As `npm start -- …args` with nothing but these settings. */
const start = (env: Record<string, string>, ...args: string[]) =>
  spawnSync(process.execPath, [SCRIPT, ...args], { env, encoding: 'utf8' })

test('--help tells every setting, and nothing is built for it', () => {
  const { status, stdout, stderr } = start({}, '--help')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  for (const name of ['METROCULUS_URL', '--prometheus-url', '--base-path']) expect(stdout).toContain(name)
  expect(stdout).not.toMatch(/build/i)
})

test.each([
  ['a number that is none', { PORT: 'eighty' }, 'PORT must be a whole number from 0 to 65535'],
  ['a secret beside the demo', { METROCULUS_SECRET: SECRET }, 'the demo never runs beside a secret'],
  [
    'no secret',
    { METROCULUS_URL: 'http://127.0.0.1:9' },
    'METROCULUS_SECRET or METROCULUS_SECRET_FILE is not',
  ],
  [
    'a placeholder for the secret',
    { METROCULUS_URL: 'http://127.0.0.1:9', METROCULUS_SECRET: '<the cluster secret>' },
    'METROCULUS_SECRET must be',
  ],
  ['a bad address', { PROMETHEUS_URL: 'ftp://127.0.0.1' }, 'PROMETHEUS_URL must be an http(s) address'],
])('fault 95: with %s it does not start, says why, and builds nothing', (_, env, sentence) => {
  const { status, stdout, stderr } = start(env as Record<string, string>)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain(sentence)
  expect(stderr).not.toContain(SECRET)
  expect(stderr).not.toMatch(/\bat |Error/)
})

test('fault 95: each fault has a line of its own', () => {
  const { stderr } = start({ PORT: '-1', HOST: '', BASE_PATH: '/a b', METROCULUS_SECRET: SECRET })
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/^PORT must be/),
    expect.stringMatching(/^BASE_PATH must be/),
    expect.stringMatching(/^METROCULUS_URL is not set/),
  ])
})
