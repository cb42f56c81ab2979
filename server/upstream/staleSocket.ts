import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'

/** The socket a request was written to, and how many bytes of earlier answers had been read from it by then. */
const written = new WeakMap<object, { readonly socket: Socket; readonly read: number }>()
const stale = new WeakSet<Error>()

/** What an other side that closes first looks like from here. */
const CLOSED: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

// undici tells its callers nothing of the socket a request went out on; its diagnostics channels do. Bytes are
// counted after decryption, so a fresh TLS socket has read none.
subscribe('undici:client:sendHeaders', (message) => {
  const { request, socket } = message as { request: object; socket: Socket }
  written.set(request, { socket, read: socket.bytesRead })
})
subscribe('undici:request:error', (message) => {
  const { request, error } = message as { request: object; error: Error & { code?: unknown } }
  const at = written.get(request)
  if (at !== undefined && at.read > 0 && at.socket.bytesRead === at.read && CLOSED.has(error.code))
    stale.add(error)
})

/**
 * Whether a request failed because the other side closed an idle connection at the moment it was used again:
 * not one byte of an answer had come, and the connection had served before. Only then does asking again help.
 */
export const isStaleSocket = (error: unknown): boolean => error instanceof Error && stale.has(error)
