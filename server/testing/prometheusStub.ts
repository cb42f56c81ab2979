import { createServer, type IncomingHttpHeaders } from 'node:http'
import { listening } from './listening.ts'

export interface StubCall {
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  /** Set once the asker has gone without waiting for the answer. */
  readonly gone: Promise<void>
}

/** What the stub says; `text` as it is, anything else as the data of a success. */
export interface StubAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly text?: string
  readonly data?: unknown
  readonly warnings?: unknown
  readonly infos?: unknown
}

export interface Stub {
  readonly url: URL
  readonly calls: readonly StubCall[]
  close(): Promise<void>
}

/** A server that says what it is told, for what a real Prometheus cannot be brought to say. */
export async function startStub(
  answer: (call: StubCall) => StubAnswer | Promise<StubAnswer>,
  basePath = '',
): Promise<Stub> {
  const calls: StubCall[] = []
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://stub')
    const { promise: gone, resolve } = Promise.withResolvers<void>()
    response.once('close', () => response.writableFinished || resolve())
    const call = { path: pathname, query: searchParams, headers: request.headers, gone }
    calls.push(call)
    const { status = 200, headers, text, ...envelope } = await answer(call)
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(text ?? JSON.stringify({ status: 'success', ...envelope }))
  })
  const { port, close } = await listening(server)
  return { url: new URL(`http://127.0.0.1:${port}${basePath}`), calls, close }
}

/** The data of a `query_range`: label sets with their samples. */
export const matrix = (...result: readonly { metric: object; values: readonly unknown[] }[]) => ({
  resultType: 'matrix',
  result,
})
