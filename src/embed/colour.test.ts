import { describe, expect, test } from 'vitest'
import { colourIn, contrast, difference, type Rgb, type Sight } from './colour'

const rgb = (text: string): Rgb => {
  const found = colourIn(text)
  if (found === null) throw new Error(`${text} is no colour`)
  return found
}

test.each([
  ['#fff', [1, 1, 1]],
  ['#0000FF', [0, 0, 1]],
  ['rgb(255, 0, 51)', [1, 0, 0.2]],
  ['hsl(120, 100%, 50%)', [0, 1, 0]],
  ['hsl(0, 0%, 50%)', [0.5, 0.5, 0.5]],
])('%s is read', (text, channels) => {
  for (const [i, channel] of rgb(text).entries()) expect(channel).toBeCloseTo(channels[i] as number, 6)
})

test.each([
  'red',
  'red;}</style>',
  'url(https://elsewhere.example/a.png)',
  'var(--ink)',
  '#12345',
  '#ffffff80',
  'rgb(256, 0, 0)',
  'hsl(0, 200%, 50%)',
  '#fff;color:red',
  '',
])('fault 80: %s is no colour', (text) => expect(colourIn(text)).toBeNull())

// Published: WCAG's own examples of black, white and the greys that just pass or fail.
test.each([
  ['#000000', '#ffffff', 21],
  ['#767676', '#ffffff', 4.54],
  ['#777777', '#ffffff', 4.48],
])('%s on %s has a contrast of %d', (a, b, ratio) => expect(contrast(rgb(a), rgb(b))).toBeCloseTo(ratio, 2))

/** The closest two of some colours. */
function closest(texts: readonly string[], sight: Sight): number {
  const colours = texts.map(rgb)
  return Math.min(...colours.flatMap((a, i) => colours.slice(i + 1).map((b) => difference(a, b, sight))))
}

// Measured by another program than this, before this one was written.
describe('our palette as it was measured', () => {
  const light = ['#0072B2', '#B86E00', '#3A9B7D', '#8B2C66']
  const dark = ['#56B4E9', '#E69F00', '#2FBF95', '#C45AA0']
  test.each([
    [light, 'deuteranopia', 22.9],
    [light, 'protanopia', 25.4],
    [light, 'tritanopia', 15.2],
    [dark, 'deuteranopia', 23.2],
    [dark, 'protanopia', 24.0],
    [dark, 'tritanopia', 9.9],
    [['#834AEE', '#4A63EE'], 'deuteranopia', 2.1],
    [['#a56eff', '#1192e8'], 'deuteranopia', 8.5],
  ] as const)('%j under %s: %d apart', (texts, sight, apart) => {
    expect(closest(texts, sight)).toBeCloseTo(apart, 1)
  })

  test('contrast on the grounds they stand on', () => {
    expect(light.map((text) => contrast(rgb(text), rgb('#ffffff')).toFixed(1))).toEqual([
      '5.2',
      '4.0',
      '3.4',
      '7.9',
    ])
    expect(dark.map((text) => contrast(rgb(text), rgb('#242424')).toFixed(1))).toEqual([
      '6.7',
      '6.9',
      '6.7',
      '3.9',
    ])
  })
})
