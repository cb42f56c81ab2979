import { expect, test } from 'vitest'
import { readPageFacts } from './pageFacts'

const pageOf = (html: string) => new DOMParser().parseFromString(html, 'text/html')

test('reads what the server wrote into the page', () => {
  const page = pageOf(`<meta name="base-path" content="/costs/"><meta property="csp-nonce" nonce="n0">
    <script type="application/json" id="gateway-config">{"now":1}</script>`)
  // As browsers do it under a policy: the attribute is empty, the property is not.
  Object.assign(page.querySelector('meta[property]') ?? {}, { nonce: 'n0' })
  expect(readPageFacts(page)).toEqual({ basePath: '/costs/', nonce: 'n0', config: '{"now":1}' })
})

test('a page that no server has filled stands at the root, without nonce or configuration', () => {
  expect(readPageFacts(pageOf('<div id="root"></div>'))).toEqual({ basePath: '/', nonce: '', config: '' })
})
