import { colourIn, contrast, difference, hexOf, type Rgb, SIGHTS } from './colour'
import type { HostTheme, NoticeCode } from './contract'

export interface Refused {
  readonly code: NoticeCode
  readonly message: string
}

/** Custom properties to set on our root, and what of the host's could not be followed. */
export interface Dressing {
  readonly variables: ReadonlyMap<string, string>
  readonly refused: readonly Refused[]
}

/** WCAG 2.2, 1.4.3: text on what is behind it. */
const TEXT = 4.5
/** WCAG 2.2, 1.4.11: marks of a chart on their ground. */
const MARK = 3
/** As far apart as the closest two of our own colours are for whoever sees them worst (9.88, tritanopia, dark). */
const LEAST_DIFFERENCE = 9.8
const MOST_RADIUS = 24
/** Names and quoted names in a list; nothing that ends a declaration or fetches. */
const FONT =
  /^(?:[\w-]+(?: [\w-]+)*|"[\w ()-]+"|'[\w ()-]+')(?:\s*,\s*(?:[\w-]+(?: [\w-]+)*|"[\w ()-]+"|'[\w ()-]+'))*$/

/** Our own, of `ui/tokens.css`: what a host's colour has to stand beside. */
export const OURS = {
  light: { ground: '#ffffff', ink: '#12161c', ink2: '#434b57', ink3: '#606a78', accent: '#00629b' },
  dark: { ground: '#15171b', ink: '#eef0f3', ink2: '#b9c0cb', ink3: '#97a0ae', accent: '#64bdf0' },
} as const

const CHART = ['--on-demand', '--spot', '--load-balancers', '--fee'] as const

/**
 * What of a host's theme is taken over in a colour scheme. A colour that could not be read on what is behind it, or
 * that is no colour, stays ours; charts keep their four unless the host's pass the same test as ours.
 */
export function dress(theme: HostTheme, scheme: keyof typeof OURS): Dressing {
  const variables = new Map<string, string>()
  const refused: Refused[] = []
  const ours = colours(OURS[scheme])
  const refuse = (code: NoticeCode, message: string) => refused.push({ code, message })
  /** Sets what passes; gives back what is in force. */
  function take(
    name: ColourName,
    fallback: Rgb,
    targets: readonly string[],
    passes: (rgb: Rgb) => boolean,
  ): Rgb {
    const said = theme[name]
    if (said === undefined) return fallback
    const rgb = typeof said === 'string' ? colourIn(said) : null
    if (rgb === null) refuse('colour-refused', `theme.${name} is not a colour we take; ours is kept.`)
    else if (!passes(rgb))
      refuse('colour-refused', `theme.${name} cannot be read in the ${scheme} scheme; ours is kept.`)
    else {
      for (const target of targets) variables.set(target, hexOf(rgb))
      return rgb
    }
    return fallback
  }
  const reads = (behind: Rgb) => (rgb: Rgb) => contrast(rgb, behind) >= TEXT
  const carriesOurText = (behind: Rgb) => TEXTS.every((text) => reads(behind)(ours[text]))

  const ground = take('background', ours.ground, ['--ground', '--raised'], carriesOurText)
  const surface = take('surface', ground, ['--sunken', '--raised'], carriesOurText)
  const onBoth = (rgb: Rgb) => reads(ground)(rgb) && reads(surface)(rgb)
  const soft = (rgb: Rgb) => mixed(rgb, ground, 0.1)
  const accent = take('accent', ours.accent, ['--accent'], (rgb) => onBoth(rgb) && reads(soft(rgb))(rgb))
  if (accent !== ours.accent) {
    variables.set('--accent-soft', hexOf(soft(accent)))
    variables.set('--mantine-primary-color-light', hexOf(soft(accent)))
    variables.set('--mantine-primary-color-light-hover', hexOf(mixed(accent, ground, 0.15)))
    // Words on it are white.
    if (contrast(accent, WHITE) >= TEXT) variables.set('--main-button', hexOf(accent))
    variables.set('--mantine-primary-color-filled', hexOf(accent))
    variables.set('--mantine-primary-color-filled-hover', hexOf(mixed(accent, ground, 0.85)))
    variables.set('--mantine-primary-color-contrast', contrast(accent, WHITE) >= TEXT ? '#ffffff' : '#000000')
  }
  take('text', ours.ink, ['--ink'], onBoth)
  take('textSecondary', ours.ink2, ['--ink-2', '--ink-3'], onBoth)
  take('divider', ground, ['--line'], () => true)
  for (const [name, target] of TONES) take(name, ours.ink, [target], onBoth)
  const chart = chartColours(theme.chart, ground, refuse)
  for (const [i, target] of CHART.entries()) if (chart) variables.set(target, hexOf(chart[i] as Rgb))
  if (theme.fontFamily !== undefined) {
    if (
      typeof theme.fontFamily === 'string' &&
      theme.fontFamily.length < 300 &&
      FONT.test(theme.fontFamily.trim())
    )
      variables.set('--font', theme.fontFamily.trim())
    else refuse('option-refused', 'theme.fontFamily is not a list of family names; ours is kept.')
  }
  if (theme.radius !== undefined) {
    if (typeof theme.radius === 'number' && theme.radius >= 0 && theme.radius <= MOST_RADIUS)
      for (const target of RADII) variables.set(target, `${theme.radius}px`)
    else
      refuse(
        'option-refused',
        `theme.radius is not a number of pixels from 0 to ${MOST_RADIUS}; ours is kept.`,
      )
  }
  return { variables, refused }
}

type ColourName = Exclude<keyof HostTheme, 'fontFamily' | 'radius' | 'chart'>
const TEXTS = ['ink', 'ink2', 'ink3', 'accent'] as const
const TONES = [
  ['error', '--bad-ink'],
  ['warning', '--warn-ink'],
  ['success', '--good-ink'],
] as const
const RADII = ['--host-radius', '--mantine-radius-default', '--mantine-radius-sm']
const WHITE: Rgb = [1, 1, 1]

const colours = <K extends string>(texts: Readonly<Record<K, string>>) =>
  // Cast: our own colours are colours.
  Object.fromEntries(Object.entries<string>(texts).map(([name, text]) => [name, colourIn(text)])) as Record<
    K,
    Rgb
  >

const mixed = (a: Rgb, b: Rgb, share: number): Rgb =>
  a.map((channel, i) => channel * share + (b[i] as number) * (1 - share)) as unknown as Rgb

/** The host's first four if they pass; null, told, if they do not. */
function chartColours(
  said: readonly string[] | undefined,
  ground: Rgb,
  refuse: (code: NoticeCode, message: string) => void,
): readonly Rgb[] | null {
  if (said === undefined) return null
  const texts: readonly unknown[] = Array.isArray(said) ? said.slice(0, CHART.length) : []
  const chart = texts
    .map((text) => (typeof text === 'string' ? colourIn(text) : null))
    .filter((rgb) => rgb !== null)
  const why = chart.length < CHART.length ? 'they are not four colours' : faultOf(chart, ground)
  if (why === null) return chart
  refuse('chart-colours-refused', `theme.chart is not taken, ours stay: ${why}.`)
  return null
}

/** Why colours cannot stand for different things in one chart; null if they can. */
export function faultOf(chart: readonly Rgb[], ground: Rgb): string | null {
  const faint = chart.find((rgb) => contrast(rgb, ground) < MARK)
  if (faint)
    return `${hexOf(faint)} has a contrast of ${contrast(faint, ground).toFixed(1)} to the background, under ${MARK}`
  for (const sight of SIGHTS)
    for (const [i, a] of chart.entries())
      for (const b of chart.slice(i + 1)) {
        const apart = difference(a, b, sight)
        if (apart < LEAST_DIFFERENCE)
          return `${hexOf(a)} and ${hexOf(b)} are ${apart.toFixed(1)} apart (ΔE, ${sight}), under ${LEAST_DIFFERENCE}`
      }
  return null
}
