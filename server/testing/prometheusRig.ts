import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** How long Prometheus may take to start, milliseconds; it takes a fraction of a second. */
const PATIENCE_MS = 30_000

/**
 * Whether `prometheus` and `promtool` are on the path. Throws where they are missing and `CI` is set: there the
 * tests that need them must run.
 */
export function findPrometheus(env: NodeJS.ProcessEnv = process.env): boolean {
  const isThere = ['prometheus', 'promtool'].every(
    (program) => spawnSync(program, ['--version'], { env, stdio: 'ignore' }).status === 0,
  )
  if (!isThere && env.CI) throw new Error('no prometheus: CI needs the Debian package prometheus')
  return isThere
}

/** Said of tests that do not run for want of it. */
export const NO_PROMETHEUS = 'no prometheus'

export interface Rig {
  readonly url: URL
  /** Ends the server and removes its data. */
  close(): Promise<void>
}

/** A real Prometheus on a free port of loopback, with the samples of an OpenMetrics text for a history. */
export async function startPrometheus(openMetrics: string): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-rig-'))
  const at = (name: string) => join(folder, name)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    writeFileSync(at('world.om'), openMetrics)
    writeFileSync(at('prometheus.yml'), 'global: {}\n')
    // The flag is not in the help: without it the text is read anew for every two hours of history.
    const blocks = ['tsdb', 'create-blocks-from', '--max-block-duration=744h', 'openmetrics']
    await run('promtool', [...blocks, at('world.om'), at('data')])
    const server = spawn(
      'prometheus',
      [
        `--config.file=${at('prometheus.yml')}`,
        `--storage.tsdb.path=${at('data')}`,
        '--storage.tsdb.retention.time=10y',
        '--web.listen-address=127.0.0.1:0',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    const kill = () => server.kill('SIGKILL')
    process.once('exit', kill)
    const close = async () => {
      process.off('exit', kill)
      await ended(server)
      remove()
    }
    try {
      const url = new URL(`http://${await addressIn(server.stderr)}`)
      await ready(url)
      return { url, close }
    } catch (error) {
      await close()
      throw error
    }
  } catch (error) {
    remove()
    throw error
  }
}

/** The address the server logs once it listens; what it logs later is read and dropped. */
async function addressIn(log: Readable): Promise<string> {
  const lines = createInterface({ input: log })
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  lines.on('line', (line) => {
    const address = /msg="Listening on".*\baddress=(\S+)/.exec(line)?.[1]
    if (address) resolve(address)
  })
  lines.once('close', () => reject(new Error('prometheus ended before it listened')))
  return promise
}

async function ready(url: URL): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    const response = await fetch(new URL('-/ready', url))
    await response.arrayBuffer()
    if (response.ok) return
    await pause(20)
  }
  throw new Error('prometheus is not ready')
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const { promise, resolve } = Promise.withResolvers<void>()
  server.once('exit', () => resolve())
  server.kill('SIGKILL')
  return promise
}
