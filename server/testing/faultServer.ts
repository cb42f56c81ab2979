import { createServer, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { gzipSync } from 'node:zlib'
import { listening } from './listening.ts'

/** A request that has arrived whole, and the connection it came on. */
export interface Exchange {
  readonly socket: Socket
  /** The how-manieth request of this connection it is, from 1. */
  readonly nth: number
}

export type Script = (exchange: Exchange) => void

export interface FaultServer {
  readonly url: URL
  /** Every request as its bytes came, head only; nobody here sends a body. */
  readonly requests: readonly string[]
  readonly connections: number
  /** Connections that have carried a request and are still open. */
  readonly busy: number
  /** Bytes written to all connections that are closed by now. */
  readonly bytesSent: number
  /** What to do with the requests to come. */
  play(script: Script): void
  close(): Promise<void>
}

/** A server that does nothing right but what its script says, on bare sockets. */
export async function startFaults(
  script: Script,
  tls?: { readonly key: string; readonly cert: string },
): Promise<FaultServer> {
  let playing = script
  let connections = 0
  const busy = new Set<Socket>()
  let bytesSent = 0
  const requests: string[] = []
  function serve(socket: Socket): void {
    let heard = ''
    let nth = 0
    connections++
    socket
      .on('error', () => undefined)
      .on('close', () => {
        busy.delete(socket)
        bytesSent += socket.bytesWritten
      })
      .on('data', (bytes) => {
        heard += bytes.toString('latin1')
        for (let end = heard.indexOf('\r\n\r\n'); end >= 0; end = heard.indexOf('\r\n\r\n')) {
          requests.push(heard.slice(0, end + 4))
          heard = heard.slice(end + 4)
          busy.add(socket)
          playing({ socket, nth: ++nth })
        }
      })
  }
  const server = tls ? createTlsServer(tls, serve) : createServer(serve)
  const { port, close } = await listening(server)
  return {
    url: new URL(`${tls ? 'https' : 'http'}://127.0.0.1:${port}`),
    requests,
    get connections() {
      return connections
    },
    get busy() {
      return busy.size
    },
    get bytesSent() {
      return bytesSent
    },
    play(next) {
      playing = next
    },
    close,
  }
}

const head = (status: string, ...lines: readonly string[]) =>
  `HTTP/1.1 ${[status, ...lines].join('\r\n')}\r\n\r\n`
const JSON_TYPE = 'Content-Type: application/json'

/** An answer as it should be, with more header lines or others. */
export const whole =
  (body: string, { status = '200 OK', lines = [JSON_TYPE] as readonly string[] } = {}): Script =>
  ({ socket }) => {
    socket.write(head(status, ...lines, `Content-Length: ${Buffer.byteLength(body)}`) + body)
  }

/** Accepts, and never says a word. */
export const hang: Script = () => undefined

/** One byte every so often, for ever. */
export const drip =
  (everyMs: number): Script =>
  ({ socket }) => {
    socket.write(head('200 OK', JSON_TYPE, 'Content-Length: 1000000'))
    const timer = setInterval(() => socket.write(' '), everyMs)
    socket.on('close', () => clearInterval(timer))
  }

/** Says one length and sends another, then ends. */
export const lengths =
  (said: number, sent: number): Script =>
  ({ socket }) => {
    socket.end(head('200 OK', JSON_TYPE, `Content-Length: ${said}`) + ' '.repeat(sent))
  }

/** A chunked body without its last chunk. */
export const cutChunk: Script = ({ socket }) => {
  socket.end(`${head('200 OK', JSON_TYPE, 'Transfer-Encoding: chunked')}5\r\n{"a":\r\n`)
}

export const reset: Script = ({ socket }) => {
  socket.resetAndDestroy()
}

/** Keeps the connection after the first answer, and does something else with the second request on it. */
export const thenOnReuse =
  (first: Script, later: Script): Script =>
  (exchange) =>
    (exchange.nth === 1 ? first : later)(exchange)

/** The first bytes of an answer, then a reset. */
export const resetInHead: Script = ({ socket }) => {
  socket.write('HTTP/1.1 2', () => socket.resetAndDestroy())
}

/** A body that does not say how long it is and has no end. */
export const endless: Script = ({ socket }) => {
  const chunk = Buffer.alloc(2 ** 16, ' ')
  const more = () => {
    while (!socket.destroyed && socket.write(chunk));
  }
  socket.on('drain', more).write(head('200 OK', JSON_TYPE, 'Connection: close'))
  more()
}

/** 16 MiB in 16 kB. */
export const gzipBomb: Script = ({ socket }) => {
  const bomb = gzipSync(Buffer.alloc(2 ** 24, ' '))
  socket.write(head('200 OK', JSON_TYPE, 'Content-Encoding: gzip', `Content-Length: ${bomb.length}`))
  socket.write(bomb)
}

export const redirect = (status: 301 | 302 | 307, to: URL): Script =>
  whole('', { status: `${status} Elsewhere`, lines: [`Location: ${to}`] })

export const garbage: Script = ({ socket }) => {
  socket.end('220 mail.example ESMTP ready\r\n')
}
