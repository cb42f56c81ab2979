import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Secret } from './secret.ts'
import { type OpenedSecret, openSecret } from './secretFile.ts'

const FIRST = 'test-secret-test-secret'
const NEXT = 'test-secret-rotated-today'
const POLL_MS = 20

let folder: string
let file: string
let opened: OpenedSecret | null
const faults: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secret-'))
  file = join(folder, 'secret')
  writeFileSync(file, `${FIRST}\n`)
  faults.length = 0
  opened = null
})
afterEach(() => {
  opened?.close()
  rmSync(folder, { recursive: true })
})

/** Looks by hand only unless told: no test of ours runs for an hour. */
function open(pollMs = 3_600_000): OpenedSecret {
  opened = openSecret({ file }, (expected) => faults.push(expected), pollMs)
  return opened
}
const shown = () => opened?.current().reveal()

test('a secret from the environment stays what it is', async () => {
  const value = new Secret(FIRST)
  opened = openSecret({ value })
  await opened.reread()
  expect(opened.current()).toBe(value)
})

test('a secret that is there no more when it is opened is an error without its text', () => {
  writeFileSync(file, 'too-short')
  expect(() => open()).toThrow('a file that holds at least 16 characters')
})

describe('fault 95: the secret file is rotated', () => {
  test('and read again by itself', async () => {
    open(POLL_MS)
    writeFileSync(file, NEXT)
    await expect.poll(shown).toBe(NEXT)
  })

  test('and seen through the links by which Kubernetes swaps it', async () => {
    rmSync(file)
    for (const [version, text] of [
      ['1', FIRST],
      ['2', NEXT],
    ] as const) {
      mkdirSync(join(folder, version))
      writeFileSync(join(folder, version, 'secret'), text)
    }
    symlinkSync('1', join(folder, 'data'))
    symlinkSync('data/secret', file)
    open(POLL_MS)
    symlinkSync('2', join(folder, 'data-next'))
    renameSync(join(folder, 'data-next'), join(folder, 'data'))
    await expect.poll(shown).toBe(NEXT)
  })

  test('and read again when asked to', async () => {
    const secret = open()
    writeFileSync(file, NEXT)
    expect(shown()).toBe(FIRST)
    await secret.reread()
    expect(shown()).toBe(NEXT)
  })

  test('to the same text: it is the same secret', async () => {
    const secret = open()
    const before = secret.current()
    writeFileSync(file, `  ${FIRST}  `)
    await secret.reread()
    expect(secret.current()).toBe(before)
  })

  test.each([
    ['short', 'a file that holds at least 16 characters'],
    ['change-me-change-me', 'a file that holds the real secret and not a placeholder'],
    ['', 'a file that holds at least 16 characters'],
  ])('to %j: the one before stays, and what is wrong is told without the text', async (text, expected) => {
    const secret = open()
    writeFileSync(file, text)
    await secret.reread()
    await secret.reread()
    expect(shown()).toBe(FIRST)
    expect(faults).toEqual([expected])
    writeFileSync(file, NEXT)
    await secret.reread()
    expect(shown()).toBe(NEXT)
  })

  test('away: the one before stays', async () => {
    const secret = open()
    rmSync(file)
    await secret.reread()
    expect(shown()).toBe(FIRST)
    expect(faults).toEqual(['a file that can be read'])
  })
})

test('fault 52: an opened secret cannot be printed', () => {
  const secret = open()
  expect(`${secret.current()} ${JSON.stringify(secret)} ${inspect(secret, { depth: 9 })}`).not.toContain(
    FIRST,
  )
})
