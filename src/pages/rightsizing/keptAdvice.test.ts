import { beforeEach, expect, test, vi } from 'vitest'
import { instant } from '~/domain/units'
import { isHidden, keepAdvice, keptAdvice, snoozedUntil } from './keptAdvice'

const store = new Map<string, string>()
beforeEach(() => {
  store.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, text: string) => store.set(key, text),
    removeItem: (key: string) => store.delete(key),
  })
})
const NOW = instant(Date.parse('2025-10-10T11:00Z'))

test('what is hidden is kept for its account, for good or for thirty days', () => {
  keepAdvice(
    'a',
    new Map([
      ['fewer-nodes', null],
      ['less-spot', snoozedUntil(NOW)],
    ]),
  )
  const hidden = keptAdvice('a')
  const later = instant(Date.parse('2025-11-09T11:00Z'))
  expect(['fewer-nodes', 'less-spot', 'other'].map((id) => isHidden(hidden, id, NOW))).toEqual([
    true,
    true,
    false,
  ])
  expect(['fewer-nodes', 'less-spot'].map((id) => isHidden(hidden, id, later))).toEqual([true, false])
  expect(keptAdvice('b').size).toBe(0)
})

test('nothing hidden leaves nothing behind', () => {
  keepAdvice('a', new Map([['fewer-nodes', null]]))
  keepAdvice('a', new Map())
  expect(store.size).toBe(0)
})

test.each(['{', '{}', '[1]', '[["a"]]', '[["a","b"]]', '[[1,null]]', 'null'])(
  'what cannot be read counts as nothing: %s',
  (text) => {
    store.set('kubernetes-costs:advice:a', text)
    expect(keptAdvice('a').size).toBe(0)
  },
)

test('a browser that keeps nothing hides nothing, and breaks nothing', () => {
  vi.stubGlobal('localStorage', undefined)
  keepAdvice('a', new Map([['fewer-nodes', null]]))
  expect(keptAdvice('a').size).toBe(0)
})
