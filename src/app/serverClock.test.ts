import { expect, test, vi } from 'vitest'
import { createServerClock } from './serverClock'

const SERVER = Date.UTC(2025, 9, 10, 11, 20)
const DAY = 24 * 3_600_000

test.each([
  ['right', 0],
  ['a day ahead', DAY],
  ['a day behind', -DAY],
  ['years ahead', 4000 * DAY],
  ['decades behind', -20_000 * DAY],
])('fault 42: a browser that is %s changes nothing', (_, off) => {
  let browser = SERVER + off
  const clock = createServerClock(SERVER, () => browser)
  expect(clock.now()).toBe(SERVER)
  browser += 90_000
  expect(clock.now()).toBe(SERVER + 90_000)
  expect(clock.ahead()).toBe(off === 0 ? 0 : -off)
})

test('a clock that is set while the page is open is corrected by the next answer', () => {
  let browser = SERVER
  const clock = createServerClock(SERVER, () => browser)
  const heard = vi.fn()
  const leave = clock.subscribe(heard)
  browser += DAY
  clock.heard(SERVER + 5000)
  expect(clock.now()).toBe(SERVER + 5000)
  expect(heard).toHaveBeenCalledOnce()
  leave()
  clock.heard(SERVER)
  expect(heard).toHaveBeenCalledOnce()
})

test('whole seconds of a header and the way of an answer are no correction', () => {
  const clock = createServerClock(SERVER + 900, () => SERVER)
  const heard = vi.fn()
  clock.subscribe(heard)
  clock.heard(SERVER)
  clock.heard(SERVER - 1000)
  expect(clock.ahead()).toBe(900)
  expect(heard).not.toHaveBeenCalled()
})
