import { expect, test } from 'vitest'
import { layOut, wrapped } from './pictureLayout'

/** Every letter as wide as one unit of its size. */
const measure = (text: string, size: number) => text.length * size

test('words wrap between words, and a word longer than the room stays whole', () => {
  const width = (line: string) => line.length
  expect(wrapped('one two three', 7, width)).toEqual(['one two', 'three'])
  expect(wrapped('unbreakable a', 4, width)).toEqual(['unbreakable', 'a'])
  expect(wrapped('', 4, width)).toEqual([''])
})

test('all words are inside the picture and none stands on another, however narrow the chart was', () => {
  const words = 'so many words that they cannot all stand in one line of a telephone'
  const { width, height, parts } = layOut({
    title: 'Cost',
    scope: words,
    keys: Array.from({ length: 6 }, (_, i) => ({ label: `series ${i}`, colour: 'red' })),
    plot: { width: 320, height: 200, shapes: [] },
    footer: [words, words],
    measure,
  })
  const texts = parts.flatMap(({ x, y, shapes }) =>
    shapes.flatMap((shape) => (shape.kind === 'text' ? [{ ...shape, x: x + shape.x, y }] : [])),
  )
  for (const { x, y, text, size } of texts) {
    expect(x + measure(text, size)).toBeLessThanOrEqual(width)
    expect(y).toBeLessThan(height)
  }
  const places = texts.map(({ x, y }) => `${x} ${y}`)
  expect(new Set(places).size).toBe(places.length)
  expect(texts.map(({ text }) => text).join(' ')).toContain(words)
})
