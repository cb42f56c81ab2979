import type { AddressInfo } from 'node:net'
import { collectSooner } from './heap.ts'
import { Refusal } from './refusal.ts'
import type { Running } from './run.ts'
import { helpText } from './settings/settingList.ts'
import { isLoopback } from './settings/settingReaders.ts'
import { type Environment, readSettings, type Settings } from './settings/settings.ts'

export interface Launch {
  readonly argv: readonly string[]
  readonly env: Environment
  /** The folder that holds the built apps, `demo` and `live`. */
  readonly dist: string
  /** What somebody types to start this, for sentences that say how to start it otherwise. */
  readonly command: string
  /** Called once the settings are known to be good; false if the app is not there after all. */
  readonly build?: (kind: Settings['kind']) => boolean
}

/** A load balancer needs this long, milliseconds, to notice that it must look elsewhere. */
const LEAVING_MS = 5_000

/**
 * From the command line to a server that runs until it is told to stop. Whatever is wrong with the settings
 * is one line each on stderr and exit code 1, before anything is built or opened.
 */
export async function main({ argv, env, dist, command, build = () => true }: Launch): Promise<void> {
  const read = readSettings(argv, env)
  if ('help' in read) {
    process.stdout.write(helpText())
    return
  }
  if ('faults' in read) return fail(...read.faults)
  const { settings } = read
  if (!build(settings.kind)) return fail('The build failed; its own message is above')
  collectSooner()
  // Loaded only now: neither the help nor a fault waits for the server's libraries.
  const { run } = await import('./run.ts')
  try {
    const running = await run(settings, { dist })
    process.stdout.write(`${greeting(settings, running)}\n`)
    stopOnSignal(running)
  } catch (error) {
    fail(sentenceOf(error, settings, command))
  }
}

function fail(...sentences: readonly string[]): void {
  process.stderr.write(`${sentences.join('\n')}\n`)
  process.exitCode = 1
}

function greeting({ kind, host, basePath }: Settings, { port, internalPort }: Running): string {
  const isHere = isLoopback(host) || /^(?:0\.0\.0\.0|::)$/.test(host)
  const name = isHere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  const internal = internalPort === null ? '' : `health and metrics on port ${internalPort}; `
  return `Kubernetes costs, ${kind}: http://${name}:${port}${basePath}  (${internal}stop with Ctrl+C)`
}

function stopOnSignal(running: Running): void {
  const stop = (waitMs: number) => () => void running.close(waitMs).then(() => process.exit(0))
  // A person waits for nothing; and whoever asks twice is not asked to wait either, as `once` was the only hold.
  process.once('SIGINT', stop(0))
  process.once('SIGTERM', stop(LEAVING_MS))
}

/** Why the server did not come up, in words that help. */
function sentenceOf(error: unknown, { host, port }: Settings, command: string): string {
  if (error instanceof Refusal) return `PROMETHEUS_URL: the accounts could not be read. ${error.message}`
  const { code, message, port: wanted = port } = error as NodeJS.ErrnoException & Partial<AddressInfo>
  const name = wanted === port ? 'PORT' : 'INTERNAL_PORT'
  if (code === 'EADDRINUSE')
    return `Port ${wanted} is in use: choose another, e.g. ${name}=${wanted + 2} ${command}`
  if (code === 'EACCES')
    return `Port ${wanted} is not ours to open: choose one above 1023, e.g. ${name}=4173 ${command}`
  return `Cannot listen on ${host}:${wanted}: ${message}`
}
