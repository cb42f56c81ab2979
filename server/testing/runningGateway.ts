import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Running, type RunOptions, run } from '../run.ts'
import { readSettings } from '../settings/settings.ts'

export interface Heard {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface RunningGateway extends Running {
  /** Everything it logged, a line each. */
  readonly lines: readonly string[]
  /** Asks with the path as it stands, not tidied. `internal` asks the other port. */
  ask(path: string, options?: AskOptions): Promise<Heard>
  /** Sends bytes on a connection of their own and gives what came back until it was closed. */
  send(bytes: string): Promise<string>
}

interface AskOptions {
  readonly method?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string
  readonly internal?: boolean
  readonly signal?: AbortSignal
  /** Connections to ask on; by default one each, so that what one test leaves behind is not another's. */
  readonly agent?: Agent
}

const HTML = `<meta name="base-path" content="/" /><meta property="csp-nonce" nonce="CSP_NONCE">
<script type="application/json" id="gateway-config"></script>`

/** The gateway as `npm start` runs it, on a page that is all but empty. */
export async function startGateway(
  env: Readonly<Record<string, string>>,
  options: Omit<RunOptions, 'dist' | 'sink'> = {},
): Promise<RunningGateway> {
  const read = readSettings([], { PORT: '0', INTERNAL_PORT: '0', RATE_LIMIT: '0', ...env })
  if (!('settings' in read)) throw new Error(JSON.stringify(read))
  const dist = mkdtempSync(join(tmpdir(), 'costs-gateway-'))
  for (const mode of ['demo', 'live']) {
    mkdirSync(join(dist, mode, 'assets'), { recursive: true })
    writeFileSync(join(dist, mode, 'index.html'), HTML)
  }
  const lines: string[] = []
  const running = await run(read.settings, { dist, sink: (line) => lines.push(line), ...options })
  return {
    ...running,
    lines,
    ask: (path, { internal = false, ...options } = {}) =>
      ask((internal ? running.internalPort : running.port) ?? 0, path, options),
    send: (bytes) => send(running.port, bytes),
    async close(waitMs) {
      await running.close(waitMs)
      rmSync(dist, { recursive: true, force: true })
    },
  }
}

const ask = (port: number, path: string, { method = 'GET', headers = {}, body, signal, agent }: AskOptions) =>
  new Promise<Heard>((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, path, method, headers, agent: agent ?? false, ...(signal && { signal }) },
      (response) => {
        const chunks: Buffer[] = []
        response
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('error', reject)
          .on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString(),
            }),
          )
      },
    )
    asked.on('error', reject).end(body)
  })

const send = (port: number, bytes: string) =>
  new Promise<string>((resolve) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    socket
      .setEncoding('latin1')
      .on('data', (text: string) => {
        heard += text
      })
      .on('error', () => undefined)
      .on('close', () => resolve(heard))
  })
