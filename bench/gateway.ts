import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'

const ACCOUNTS = 40
const accountOf = (i: number) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`
const HUGE_ACCOUNT = '00000000-0000-4000-8000-00000000000e'
const HOUR = 3600
const END = Math.floor(Date.now() / 1000 / HOUR) * HOUR
/** Until the compiler has settled; a gateway runs for weeks. */
const WARM_UP_SECONDS = 9
const SECONDS = 6
const CONNECTIONS = 32
/** For one connection: more than any gateway on loopback answers, so that no question comes twice. */
const QUESTIONS_A_SECOND = 250
const GZIP = { 'accept-encoding': 'gzip' }

interface Started {
  readonly port: number
  readonly child: ChildProcess
}

const starting = (child: ChildProcess) =>
  new Promise<Started>((resolve, reject) => {
    child.once('message', (message) => resolve({ port: (message as { port: number }).port, child }))
    child.once('exit', (code) => reject(new Error(`a server ended with ${code} before it began`)))
  })

const startPlain = (bodyFile: string) =>
  starting(fork('bench/loopbackServer.mjs', [bodyFile], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }))

/** The gateway as it is run by `npm start`, on a Metroculus that answers at once. */
const startGateway = (upstream: number) =>
  starting(
    fork('bench/gatewayProcess.ts', [], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--disable-proto=delete'],
      env: {
        ...process.env,
        METROCULUS_URL: `http://127.0.0.1:${upstream}`,
        METROCULUS_SECRET: 'test-secret-test-secret',
        ACCOUNTS: [...Array.from({ length: ACCOUNTS }, (_, i) => accountOf(i)), HUGE_ACCOUNT]
          .map((id) => `${id}=bench`)
          .join(),
        RATE_LIMIT: '0',
        PORT: '0',
        INTERNAL_PORT: '0',
      },
    }),
  )

/** Runs `work` beside a plain server and a gateway in front of it; neither outlives it. */
async function withServers<T>(
  bodyFile: string,
  work: (plain: Started, gateway: Started) => Promise<T>,
): Promise<T> {
  const children: ChildProcess[] = []
  const started = async (starting: Promise<Started>) => {
    const server = await starting
    children.push(server.child)
    return server
  }
  try {
    const plain = await started(startPlain(bodyFile))
    return await work(plain, await started(startGateway(plain.port)))
  } finally {
    for (const child of children) child.kill('SIGKILL')
  }
}

/** The most memory a process ever had resident, MB; null where the system does not tell. */
function peakMemory({ child }: Started): number | null {
  const file = `/proc/${child.pid}/status`
  const kilobytes = existsSync(file) ? /VmHWM:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] : undefined
  return kilobytes === undefined ? null : Number(kilobytes) / 1000
}

const question = (endpoint: string, account: string, hours: number, back = 0) =>
  `/k8s-cost-api/v1/${endpoint}?cloud_account_id=${account}&start_date=${END - (back + hours) * HOUR}&end_date=${END - back * HOUR}`

/**
 * Asks `url` again and again; with `ask` every connection asks a list of questions of its own instead, made before
 * the clock runs, or the load tool's own work would be what is measured.
 */
async function load(name: string, url: string, ask?: () => string) {
  const shoot = async (duration: number) => {
    const lists = ask && Array.from({ length: CONNECTIONS }, () => questions(ask, duration))
    let connected = 0
    const result = await autocannon({
      url,
      connections: CONNECTIONS,
      duration,
      headers: GZIP,
      ...(lists && { setupClient: (client) => client.setRequests(lists[connected++] ?? []) }),
    })
    if (lists && result.requests.total > CONNECTIONS * QUESTIONS_A_SECOND * duration)
      throw new Error(`${name}: more answers than questions, so some were asked twice`)
    return result
  }
  await shoot(WARM_UP_SECONDS)
  const { requests, latency, non2xx, errors } = await shoot(SECONDS)
  if (non2xx + errors > 0)
    throw new Error(`${name}: ${non2xx} refusals and ${errors} errors spoil the figures`)
  return { name, rate: requests.average, p50: latency.p50, p99: latency.p99 }
}

const questions = (ask: () => string, seconds: number) =>
  Array.from({ length: QUESTIONS_A_SECOND * seconds }, () => ({ path: ask(), headers: GZIP }))

type Row = Awaited<ReturnType<typeof load>>
const line = ({ name, rate, p50, p99 }: Row, ratio: number | null) =>
  [
    name.padEnd(34),
    rate.toFixed(0).padStart(8),
    p50.toFixed(0).padStart(8),
    p99.toFixed(0).padStart(8),
    (ratio === null ? '' : ratio.toFixed(2)).padStart(8),
  ].join('')

/** One body, cached and fetched, each beside a plain server that sends the same bytes. */
function compare(title: string, endpoint: string, bodyFile: string): Promise<string[]> {
  return withServers(bodyFile, async (plain, gateway) => {
    const base = `http://127.0.0.1:${gateway.port}`
    const sent = await load(`plain server, ${title}`, `http://127.0.0.1:${plain.port}/bytes`)
    const kept = await load(`gateway, kept, ${title}`, base + question(endpoint, accountOf(0), 168))
    let asked = 0
    // No window is asked twice within the minute an answer is kept.
    const fresh = () => {
      asked++
      const span = Math.floor(asked / ACCOUNTS)
      return question(endpoint, accountOf(asked % ACCOUNTS), 24 + (span % 1000), Math.floor(span / 1000))
    }
    const fetched = await load(`gateway, fetched, ${title}`, base, fresh)
    return [
      line(sent, null),
      line(kept, kept.rate / sent.rate),
      line(fetched, fetched.rate / sent.rate),
      `${`peak memory, ${title}`.padEnd(34)}${(peakMemory(gateway)?.toFixed(0) ?? 'unknown').padStart(8)} MB`,
    ]
  })
}

/** Sixteen answers of 31 MiB asked for at once: what waits must not be held in memory. */
function large(bodyFile: string): Promise<string> {
  return withServers(bodyFile, async (_, gateway) => {
    const begun = performance.now()
    const statuses = await Promise.all(
      Array.from({ length: 16 }, async (_, i) => {
        const path = question('metrics', HUGE_ACCOUNT, 24 + i)
        const response = await fetch(`http://127.0.0.1:${gateway.port}${path}`)
        for await (const _chunk of response.body ?? []);
        return response.status
      }),
    )
    const seconds = (performance.now() - begun) / 1000
    const good = statuses.filter((status) => status === 200).length
    return `16 × 31 MiB at once: ${good} answered in ${seconds.toFixed(1)} s, peak memory ${peakMemory(gateway)?.toFixed(0) ?? 'unknown'} MB`
  })
}

/** What the gateway costs on loopback, load tool and upstream on the same machine. Floors, not records. */
export async function benchGateway(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'costs-bench-'))
  const recorded = 'mocks/recorded/kubecost_metrics.json'
  const small = join(folder, 'small.json')
  const { data_points, ...echo } = JSON.parse(
    readFileSync('mocks/recorded/kubecost_cluster_costs.json', 'utf8'),
  )
  writeFileSync(small, JSON.stringify({ ...echo, data_points: data_points.slice(0, 7) }))
  try {
    const head = [
      'answers'.padEnd(34),
      ...['req/s', 'p50 ms', 'p99 ms', 'ratio'].map((cell) => cell.padStart(8)),
    ].join('')
    return [
      head,
      ...(await compare('308 kB', 'metrics', recorded)),
      ...(await compare('1.6 kB', 'cluster-costs', small)),
      await large(recorded),
    ].join('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
