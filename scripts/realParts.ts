// For the browser tests: a real Prometheus with the recorded world of two tenants, a Metroculus and a REST API as
// strict as the real ones, and a gateway in front of each way to read. One address tells where everything is:
//   PORT=… node scripts/realParts.ts
import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { run } from '../server/run.ts'
import { readSettings } from '../server/settings/settings.ts'
import { startMetroculus, TEST_ACCOUNT, TEST_SECRET } from '../server/testing/metroculusServer.ts'
import { openMetricsText, TENANT_B } from '../server/testing/openMetrics.ts'
import { findPrometheus, NO_PROMETHEUS, startPrometheus } from '../server/testing/prometheusRig.ts'
import {
  CREDENTIAL,
  cloudAccount,
  startRestApi,
  TEST_ORGANIZATION,
  TEST_TOKEN,
} from '../server/testing/restApiServer.ts'
import { startHost } from './hostServer.ts'

const dist = fileURLToPath(new URL('../dist', import.meta.url))
const lines: string[] = []

async function gateway(env: Record<string, string>): Promise<{ page: string; internal: string }> {
  const read = readSettings([], { PORT: '0', INTERNAL_PORT: '0', RATE_LIMIT: '0', ...env })
  if (!('settings' in read)) throw new Error(JSON.stringify(read))
  const { port, internalPort } = await run(read.settings, { dist, sink: (line) => lines.push(line) })
  return { page: `http://localhost:${port}`, internal: `http://localhost:${internalPort}` }
}

const hasPrometheus = findPrometheus()
const [plain, priced] = hasPrometheus
  ? await Promise.all([
      startPrometheus(openMetricsText()),
      startPrometheus(openMetricsText({ withNodePrices: true })),
    ])
  : []
const metroculus = await startMetroculus({ accounts: [TEST_ACCOUNT, TENANT_B] })
const restApi = await startRestApi([cloudAccount(TEST_ACCOUNT), cloudAccount(TENANT_B)])
restApi.allow(TEST_TOKEN, TEST_ACCOUNT, TENANT_B)
const RENEWED_TOKEN = `${TEST_TOKEN}-renewed`
restApi.allow(RENEWED_TOKEN, TEST_ACCOUNT, TENANT_B)

for (const script of [['build.mjs', 'embed', '--if-stale'], ['host.mjs']])
  spawnSync(
    process.execPath,
    script.map((word, i) => (i === 0 ? fileURLToPath(new URL(word, import.meta.url)) : word)),
    {
      stdio: 'inherit',
    },
  )
const host = await startHost(`${dist}/host`)

const parts = {
  prometheus: plain?.url.href ?? null,
  why: hasPrometheus ? null : NO_PROMETHEUS,
  direct: plain ? await gateway({ PROMETHEUS_URL: plain.url.href }) : null,
  priced: priced ? await gateway({ PROMETHEUS_URL: priced.url.href, CURRENCY: 'EUR' }) : null,
  signedIn: await gateway({
    METROCULUS_URL: metroculus.url.href,
    METROCULUS_SECRET: TEST_SECRET,
    RESTAPI_URL: restApi.url.href,
    FRAME_ANCESTORS: host.origin,
  }),
  host: host.origin,
  renewedToken: RENEWED_TOKEN,
  accounts: [TEST_ACCOUNT, TENANT_B],
  token: TEST_TOKEN,
  secret: TEST_SECRET,
  credential: CREDENTIAL,
  organization: TEST_ORGANIZATION,
}

host.serve({
  frame: parts.signedIn.page,
  accounts: parts.accounts,
  tokens: [TEST_TOKEN, RENEWED_TOKEN],
  range: '2025-10-03T11:00Z..2025-10-10T11:00Z',
})

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  // What only these servers can do: withdraw a right, and tell what was logged.
  if (pathname === '/allow') restApi.allow(TEST_TOKEN, ...searchParams.getAll('account'))
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(pathname === '/log' ? lines : parts))
}).listen(Number(process.env.PORT), '127.0.0.1')

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    await Promise.all([plain?.close(), priced?.close()])
    process.exit(0)
  })
