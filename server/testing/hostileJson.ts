import fc from 'fast-check'

/** Texts that look like structure where they are none, and the other way round. */
const TEXTS = [
  '',
  'a',
  '[',
  ']',
  '{"a":[',
  ',',
  '\\',
  '"',
  '\\"',
  'NaN',
  '-Infinity',
  'é',
  '😀',
  '\ud800',
  '\u2028',
  '__proto__',
]
const KEYS = ['a', 'b', '0', '', '__proto__', 'constructor', '"[', 'é']

/** JSON as somebody writes it who means no good: repeated keys, white space anywhere, brackets in texts. */
export const hostileJson = fc.letrec<{ value: string; array: string; object: string }>((tie) => {
  const gap = fc.constantFrom('', '', '', ' ', '\n\t', ' \r\n  ')
  const text = fc.constantFrom(...TEXTS).map((one) => JSON.stringify(one))
  const within = (open: string, close: string, item: fc.Arbitrary<string>) =>
    fc
      .tuple(
        gap,
        fc.array(
          fc.tuple(item, gap).map((parts) => parts.join('')),
          { maxLength: 4 },
        ),
      )
      .map(([first, items]) => `${open}${first}${items.join(',')}${close}`)
  return {
    array: within('[', ']', tie('value')),
    object: within(
      '{',
      '}',
      fc
        .tuple(fc.constantFrom(...KEYS), gap, gap, tie('value'))
        .map(([key, before, after, value]) => `${JSON.stringify(key)}${before}:${after}${value}`),
    ),
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('0', '-1.5e3', 'true', 'null', '"\\u005b"', '"\\\\"'),
      text,
      tie('array'),
      tie('object'),
    ),
  }
})

/** The bytes of a text, cut, or with one of them replaced or put in. */
export const brokenBytes = (text: fc.Arbitrary<string>): fc.Arbitrary<Buffer> =>
  fc
    .tuple(
      text,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom('cut', 'replace', 'insert'),
      fc.constantFrom(...Buffer.from('[]{},:"\\ 1eN-\u00e9').values()),
    )
    .map(([written, where, how, byte]) => {
      const bytes = [...Buffer.from(written)]
      const at = Math.floor(where * bytes.length)
      if (how === 'cut') bytes.length = at
      else bytes.splice(at, how === 'replace' ? 1 : 0, byte)
      return Buffer.from(bytes)
    })
