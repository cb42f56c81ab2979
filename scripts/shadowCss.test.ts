import { describe, expect, test } from 'vitest'
import { shadowCss } from './shadowCss.mjs'

const inRoot = (css: string) => shadowCss(css).slice(shadowCss('').length)

describe('a style sheet for a shadow root', () => {
  test.each([
    [':root{--ink:#000}', '.k8s-costs{--ink:#000}'],
    [':root,:host{color:red}', '.k8s-costs,.k8s-costs{color:red}'],
    [
      ':host([data-mantine-color-scheme=dark]) .a{color:red}',
      '.k8s-costs[data-mantine-color-scheme=dark] .a{color:red}',
    ],
    [':root[data-mantine-color-scheme]{color:red}', '.k8s-costs[data-mantine-color-scheme]{color:red}'],
    ['body{margin:0}', '.k8s-costs{margin:0}'],
    ['a{b:c}html,body{margin:0}', 'a{b:c}.k8s-costs,.k8s-costs{margin:0}'],
    ['tbody{margin:0}.body{margin:0}', 'tbody{margin:0}.body{margin:0}'],
  ])('%s: the document’s own selectors are the root’s', (css, expected) => expect(inRoot(css)).toBe(expected))

  test('sizes do not follow the font of a foreign root, but where Mantine measures it itself', () => {
    expect(inRoot('.a{font-size:clamp(2.75rem,1.9rem + 3.6vw,.5rem)}')).toBe(
      '.a{font-size:clamp(44px,30.4px + 3.6vw,8px)}',
    )
    const mantine = '.a{gap:calc(.625rem * var(--mantine-scale))}'
    expect(inRoot(mantine)).toBe(mantine)
  })

  test('widths are those of our part of the page', () => {
    expect(inRoot('@media (width<=700px){.a{color:red}}')).toBe(
      '@container k8s-costs (width<=700px){.a{color:red}}',
    )
    const other = '@media (prefers-reduced-motion:reduce){.a{color:red}}'
    expect(inRoot(other)).toBe(other)
  })

  test('heights of the window and radii can be set from outside', () => {
    expect(inRoot('.a{max-height:76vh;border-radius:5px}.b{border-radius:2px}')).toBe(
      '.a{max-height:calc(76*var(--k8s-costs-vh,1vh));border-radius:var(--host-radius,5px)}.b{border-radius:2px}',
    )
    expect(inRoot('.a{max-height:calc(100dvh - 5vw)}')).toBe(
      '.a{max-height:calc(calc(100*var(--k8s-costs-vh,1dvh)) - 5vw)}',
    )
  })
})
