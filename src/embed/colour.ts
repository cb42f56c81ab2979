/** A colour as its three channels in sRGB, 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number]

const HEX = /^#(?:([0-9a-f])([0-9a-f])([0-9a-f])|([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2}))$/i
const RGB = /^rgb\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)$/i
const HSL = /^hsl\(\s*(\d{1,3})(?:deg)?\s*[, ]\s*(\d{1,3})%\s*[, ]\s*(\d{1,3})%\s*\)$/i

/** The colour a text names: opaque, in hexadecimal, `rgb()` or `hsl()`. Null for anything else, names and `url()` too. */
export function colourIn(text: string): Rgb | null {
  const [, ...hex] = HEX.exec(text) ?? []
  const digits = hex.filter((part) => part !== undefined)
  if (digits.length > 0) {
    const channels = digits.map((part) => Number.parseInt(part.length === 1 ? part + part : part, 16) / 255)
    return channels as unknown as Rgb // the pattern has three groups
  }
  const [, ...rgb] = RGB.exec(text) ?? []
  if (rgb.length > 0) {
    const channels = rgb.map((part) => Number(part) / 255)
    return channels.every((channel) => channel <= 1) ? (channels as unknown as Rgb) : null
  }
  const [, hue, saturation, lightness] = HSL.exec(text) ?? []
  return hue === undefined ? null : fromHsl(Number(hue), Number(saturation) / 100, Number(lightness) / 100)
}

/** CSS Color 4, section 7. Hue in degrees, the others 0 to 1. */
function fromHsl(hue: number, saturation: number, lightness: number): Rgb | null {
  if (saturation > 1 || lightness > 1) return null
  const channel = (n: number) => {
    const k = (n + hue / 30) % 12
    return (
      lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1))
    )
  }
  return [channel(0), channel(8), channel(4)]
}

export const hexOf = (rgb: Rgb): string =>
  `#${rgb
    .map((channel) =>
      Math.round(channel * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

/** IEC 61966-2-1. */
const toLinear = (channel: number) =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4

type Matrix = readonly [Rgb, Rgb, Rgb]
const dot = ([a, b, c]: Rgb, [x, y, z]: Rgb) => a * x + b * y + c * z
const times = ([first, second, third]: Matrix, v: Rgb): Rgb => [dot(first, v), dot(second, v), dot(third, v)]
const linear = ([r, g, b]: Rgb): Rgb => [toLinear(r), toLinear(g), toLinear(b)]

const luminance = (rgb: Rgb) => dot([0.2126, 0.7152, 0.0722], linear(rgb))

/** WCAG 2.2, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** Machado, Oliveira, Fernandes 2009, severity 1.0, on linear sRGB. */
const DEFICIENCIES: Readonly<Record<'protanopia' | 'deuteranopia' | 'tritanopia', Matrix>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

export type Sight = 'full' | keyof typeof DEFICIENCIES
export const SIGHTS: readonly Sight[] = ['full', 'protanopia', 'deuteranopia', 'tritanopia']

/** Linear sRGB to CIE XYZ under D65. */
const XYZ: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
]
const WHITE: Rgb = [0.95047, 1, 1.08883]

function labOf(rgb: Rgb, sight: Sight): Rgb {
  const seen = sight === 'full' ? linear(rgb) : times(DEFICIENCIES[sight], linear(rgb))
  const inGamut = seen.map((channel) => Math.min(1, Math.max(0, channel))) as unknown as Rgb
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116)
  const [x, y, z] = times(XYZ, inGamut).map((part, i) => f(part / (WHITE[i] as number))) as unknown as Rgb
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** ΔE of CIE 1976 as a reader of this sight sees two colours; about 2.3 is just noticeable. */
export function difference(a: Rgb, b: Rgb, sight: Sight = 'full'): number {
  const [p, q] = [labOf(a, sight), labOf(b, sight)]
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])
}
