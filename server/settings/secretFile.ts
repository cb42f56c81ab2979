import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { faultOfSecret, Secret } from './secret.ts'
import type { SecretSource } from './settings.ts'

const POLL_MS = 5_000

/** A secret that may be rotated while the gateway runs. */
export interface OpenedSecret {
  /** The same object until the secret is another. */
  current(): Secret
  /** Looks now instead of at the next turn; never throws. */
  reread(): Promise<void>
  close(): void
}

/**
 * Opens a secret; throws if there is none. A file that later cannot be read or holds no secret leaves the one
 * before in force, and `onFault` is told once what it should hold, never what it holds.
 *
 * The file is simply read again every few seconds: Kubernetes rotates a mounted secret by swapping a symbolic
 * link two folders up, which `fs.watch` does not see, and `fs.watchFile` misses a change before its first look.
 */
export function openSecret(
  source: SecretSource,
  onFault: (expected: string) => void = () => undefined,
  pollMs = POLL_MS,
): OpenedSecret {
  if ('value' in source)
    return { current: () => source.value, reread: async () => undefined, close: () => undefined }
  const { file } = source
  let current = secretIn(readFileSync(file, 'utf8'))
  let told: string | null = null

  async function look(): Promise<void> {
    try {
      const next = secretIn(await readFile(file, 'utf8'))
      if (next.reveal() !== current.reveal()) current = next
      told = null
    } catch (error) {
      const expected = error instanceof NoSecret ? error.message : 'a file that can be read'
      if (expected !== told) onFault(expected)
      told = expected
    }
  }
  // One look after the other, or a slow one could bring an old secret back.
  let looks = Promise.resolve()
  const reread = () => {
    looks = looks.then(look)
    return looks
  }
  const timer = setInterval(reread, pollMs).unref()
  return { current: () => current, reread, close: () => clearInterval(timer) }
}

class NoSecret extends Error {}

function secretIn(text: string): Secret {
  const fault = faultOfSecret(text.trim())
  if (fault !== null) throw new NoSecret(`a file that holds ${fault}`)
  return new Secret(text.trim())
}
