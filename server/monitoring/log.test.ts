import { expect, test } from 'vitest'
import { accountAlias, createLog } from './log.ts'

const SECRET = 'test-secret-test-secret'

function logged(action: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = []
  action(
    createLog(
      () => [SECRET, ''],
      (line) => lines.push(line),
    ),
  )
  return lines
}

test('fault 96: an event is one line of JSON, whatever breaks its texts hold', () => {
  const [line = '', ...more] = logged((log) => log.info({ route: 'a\r\nb\u2028c' }))
  expect(more).toEqual([])
  expect(line.trimEnd().split('\n')).toHaveLength(1)
  expect(JSON.parse(line)).toMatchObject({ route: 'a\r\nb\u2028c', time: expect.any(Number) })
})

test.each([
  ['the secret', SECRET],
  ['a bearer token', 'Bearer abcdefghijklmnop'],
])('fault 52: a line that holds %s does not leave, and that it was there is told', (_, text) => {
  const lines = logged((log) => log.error({ fault: `x ${text} y` }))
  expect(lines.join()).not.toContain(text)
  expect(lines).toEqual([expect.stringContaining('a line with a secret was dropped')])
})

test('an account has one alias in a process, which tells nothing of it', () => {
  const [one, other] = [accountAlias(), accountAlias()]
  const account = '00000000-0000-4000-8000-0000000000aa'
  expect(one(account)).toBe(one(account))
  expect(one(account)).not.toBe(other(account))
  expect(one(account)).toMatch(/^[0-9a-f]{12}$/)
})
