// `npm test`: everything that must hold, ending in one line of counts. `npm test -- types e2e` runs some steps.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findOrInstallBrowser } from './browser.mjs'
import { canInstall, installPackages, onPath } from './programs.mjs'
import { measureFirstScreen, tableOf } from './size.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = mkdtempSync(join(tmpdir(), 'costs-test-'))
const bin = {
  tsc: 'node_modules/typescript/bin/tsc',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  knip: 'node_modules/knip/bin/knip.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
}

/** Kept output has lost its terminal; the reader of the whole may still have one. */
const COLOURS = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }

/** One program on our own Node; `live` shows its output as it comes, else it is kept until the end. */
function run([script, ...args], { live = false, env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      env: { ...process.env, ...(live ? {} : COLOURS), ...env },
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    child.on('error', (error) => done({ ok: false, output: String(error) }))
    child.on('close', (code) => done({ ok: code === 0, output }))
  })
}

const verdict = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 })
const plus = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
})

/** A runner's own counts, made to agree with its exit code; no tests at all are a failure, not a success. */
function countsFrom(file, ok, read) {
  let counts
  try {
    counts = read(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { ...verdict(false), why: 'no report' }
  }
  if (counts.passed + counts.failed === 0) return { ...counts, failed: 1, why: 'no test ran' }
  if (!ok && counts.failed === 0) return { ...counts, failed: 1, why: 'failed outside of any test' }
  return counts
}

const fromVitest = (report) => ({
  passed: report.numPassedTests,
  // A file that does not even load has no test to fail.
  failed:
    report.numFailedTests +
    report.testResults.filter(
      (f) => f.status === 'failed' && f.assertionResults.every((t) => t.status !== 'failed'),
    ).length,
  skipped: report.numPendingTests + (report.numTodoTests ?? 0),
})
const fromPlaywright = ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  skipped: stats.skipped,
})

const program =
  (...command) =>
  async () => {
    const { ok, output } = await run(command)
    return { output, ...verdict(ok) }
  }

async function unit() {
  // Some tests start a real one. Where it cannot be had they are skipped, and in CI they fail.
  if (!(onPath('prometheus') && onPath('promtool')) && canInstall()) installPackages('prometheus')
  const file = join(reports, 'vitest.json')
  const { ok, output } = await run([
    bin.vitest,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  return { output, ...countsFrom(file, ok, fromVitest) }
}

/** What an earlier build left behind proves nothing about this one. */
const onBuild = (action) => async () =>
  hasFailed('build') ? { ...verdict(false), why: 'the build failed' } : action()

async function size() {
  const measured = measureFirstScreen()
  const counts = measured.limits.map(({ ok }) => verdict(ok)).reduce(plus)
  return { output: tableOf(measured), ...counts }
}

async function e2e() {
  const browser = findOrInstallBrowser()
  const file = join(reports, 'playwright.json')
  const env = { E2E_JSON: file, ...(browser && { CHROMIUM_PATH: browser }) }
  const { ok } = await run([bin.playwright, 'test'], { live: true, env })
  return countsFrom(file, ok, fromPlaywright)
}

/** Two lanes for two cores; what a step needs stands before it in its own lane. The browser comes last, alone. */
const LANES = [
  [['unit', unit]],
  [
    ['types', program(bin.tsc, '--noEmit')],
    ['types of the gateway, for Node 20', program(bin.tsc, '--noEmit', '--project', 'tsconfig.gateway.json')],
    ['lint', program(bin.biome, 'check', '--error-on-warnings', '.')],
    ['unused', program(bin.knip, '--no-progress')],
    ['build live', program('scripts/build.mjs', 'live')],
    ['build demo', program('scripts/build.mjs', 'demo')],
    ['build embed', program('scripts/build.mjs', 'embed')],
    ['host', onBuild(program('scripts/host.mjs'))],
    ['no mocks in live', onBuild(program('scripts/liveBuild.mjs'))],
    ['size', onBuild(size)],
  ],
]

const asked = process.argv.slice(2)
const isAsked = (name) => asked.length === 0 || asked.some((word) => name.startsWith(word))
const results = []
const hasFailed = (prefix) => results.some(({ name, failed }) => name.startsWith(prefix) && failed > 0)

async function step([name, action]) {
  if (!isAsked(name)) return
  const begun = performance.now()
  const result = await action().catch((error) => ({ output: error.message, ...verdict(false) }))
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  const why = result.why ? ` (${result.why})` : ''
  const text = result.output?.trim() ?? ''
  process.stdout.write(`\n── ${name} · ${result.failed ? `FAILED${why}` : 'passed'} · ${seconds} s\n`)
  if (text) process.stdout.write(`${text}\n`)
  results.push({ name, ...result })
}

const begun = performance.now()
await Promise.all(
  LANES.map(async (lane) => {
    for (const entry of lane) await step(entry)
  }),
)
await step(['e2e', onBuild(e2e)])
rmSync(reports, { recursive: true, force: true })

const failed = results.filter((result) => result.failed > 0).map(({ name }) => name)
if (results.length === 0) process.stdout.write(`no step is called ${asked.join(', ')}\n`)
process.stdout.write(`\n${((performance.now() - begun) / 1000).toFixed(1)} s`)
process.stdout.write(failed.length > 0 ? ` · failed: ${failed.join(', ')}\n\n` : '\n\n')
const total = results.length > 0 ? results.reduce(plus) : verdict(false)
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exitCode = total.failed > 0 ? 1 : 0
