import { createHmac, randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { pino } from 'pino'

/** Text nobody may find in a log, looked up anew with every line: secrets are rotated. */
export type Forbidden = () => readonly string[]

/** Where log lines go; stdout unless a test listens. */
export type Sink = (line: string) => void

const toStdout: Sink = (line) => void process.stdout.write(line)

/**
 * One JSON line an event. The last look before a line leaves: one that holds a secret or a bearer token is
 * dropped, and that this happened is written instead.
 */
export function createLog(forbidden: Forbidden, sink: Sink = toStdout) {
  const write = (line: string) => {
    const leaks = /Bearer /i.test(line) || forbidden().some((text) => text !== '' && line.includes(text))
    sink(
      leaks
        ? `${JSON.stringify({ level: 50, time: Date.now(), event: 'a line with a secret was dropped' })}\n`
        : line,
    )
  }
  return pino({ base: null, timestamp: () => `,"time":${Date.now()}` }, { write })
}

export type Log = ReturnType<typeof createLog>

/** A name for an account that means nothing outside of this process and is the same all through it. */
export function accountAlias(): (account: string) => string {
  const key = randomBytes(32)
  const known = new LRUCache<string, string>({ max: 10_000 })
  return (account) => {
    const alias = known.get(account) ?? createHmac('sha256', key).update(account).digest('hex').slice(0, 12)
    known.set(account, alias)
    return alias
  }
}
