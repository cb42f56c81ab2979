import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { colourIn, type Rgb } from './colour'
import type { HostTheme } from './contract'
import { dress, faultOf, OURS } from './hostTheme'

const tokens = readFileSync(join(import.meta.dirname, '../ui/tokens.css'), 'utf8')
const token = (name: string, scheme: 'light' | 'dark') =>
  new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens)?.[scheme === 'light' ? 1 : 2] ?? ''

/** Chart colours of CloudTuner's own theme. */
const CLOUDTUNER = ['#4AB4EE', '#FFC348', '#30D5C8', '#9950B1']
const NGUI: HostTheme = {
  accent: '#004C74',
  error: '#B00020',
  warning: '#906B00',
  success: '#007E00',
  textSecondary: '#5E6A7F',
  fontFamily: 'Ubuntu, sans-serif',
  radius: 4,
}

test.each(['light', 'dark'] as const)('ours is what the tokens say, %s', (scheme) => {
  const names = { ground: 'ground', ink: 'ink', ink2: 'ink-2', ink3: 'ink-3', accent: 'accent' }
  for (const [name, of] of Object.entries(names))
    expect(OURS[scheme][name as keyof (typeof OURS)['light']], name).toBe(token(of, scheme))
})

test.each(['light', 'dark'] as const)('our own chart colours pass their own test, %s', (scheme) => {
  const chart = ['on-demand', 'spot', 'load-balancers', 'fee'].map(
    (name) => colourIn(token(name, scheme)) as Rgb,
  )
  expect(faultOf(chart, colourIn(token('ground', scheme)) as Rgb)).toBeNull()
})

test('CloudTuner’s own theme is taken over in the light scheme', () => {
  const { variables, refused } = dress(NGUI, 'light')
  expect(refused).toEqual([])
  expect(Object.fromEntries(variables)).toMatchObject({
    '--accent': '#004c74',
    '--bad-ink': '#b00020',
    '--warn-ink': '#906b00',
    '--good-ink': '#007e00',
    '--ink-2': '#5e6a7f',
    '--font': 'Ubuntu, sans-serif',
    '--host-radius': '4px',
    '--mantine-primary-color-contrast': '#ffffff',
  })
})

test('what cannot be read in the dark scheme stays ours there, and is told', () => {
  const { variables, refused } = dress(NGUI, 'dark')
  expect(variables.has('--accent')).toBe(false)
  expect(refused.map(({ message }) => message)).toContain(
    'theme.accent cannot be read in the dark scheme; ours is kept.',
  )
})

describe('chart colours', () => {
  test('CloudTuner’s are refused: the first is too faint on white', () => {
    const { variables, refused } = dress({ chart: CLOUDTUNER }, 'light')
    expect(variables.size).toBe(0)
    expect(refused).toEqual([
      {
        code: 'chart-colours-refused',
        message:
          'theme.chart is not taken, ours stay: #4ab4ee has a contrast of 2.3 to the background, under 3.',
      },
    ])
  })

  test('two that a colour-blind reader cannot tell apart are refused, though both are dark enough', () => {
    const [first] = dress({ chart: ['#834AEE', '#4A63EE', '#B86E00', '#8B2C66'] }, 'light').refused
    expect(first?.message).toContain('#834aee and #4a63ee are')
  })

  test('four that pass are taken, by their meaning', () => {
    const { variables, refused } = dress({ chart: ['#0B5FA5', '#B35C00', '#2E8B6F', '#7A2A5E'] }, 'light')
    expect(refused).toEqual([])
    expect([...variables.keys()]).toEqual(['--on-demand', '--spot', '--load-balancers', '--fee'])
  })

  test.each([[[]], [['#0072B2']], [['red', 'green', 'blue', 'black']], ['#0072B2']])(
    '%j are not four colours',
    (chart) => {
      expect(dress({ chart: chart as string[] }, 'light').refused[0]?.code).toBe('chart-colours-refused')
    },
  )
})

test.each<HostTheme>([
  { accent: 'red;}</style>' },
  { background: 'url(https://elsewhere.example/)' },
  { fontFamily: 'Ubuntu; } * { color: red' },
  { fontFamily: 'url(https://elsewhere.example/)' },
  { radius: 1e9 },
  { radius: '4px' as unknown as number },
  { accent: 5 as unknown as string },
  { text: '#ffffff' },
  { background: '#808080' },
])('fault 80: %j sets nothing', (theme) => {
  const { variables, refused } = dress(theme, 'light')
  expect(variables.size).toBe(0)
  expect(refused).toHaveLength(1)
})
