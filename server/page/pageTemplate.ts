import type { ConfigBody } from '../../src/api/contract/gateway.ts'

/** What stands in the place of the nonce in a built page: `html.cspNonce` of vite.config.ts. */
const NONCE = 'CSP_NONCE'
const BASE_META = '<meta name="base-path" content="/"'
const CONFIG = /(<script type="application\/json" id="gateway-config"[^>]*>)(?=<\/script>)/

export interface PageParts {
  /** Begins and ends with a slash. */
  readonly basePath: string
  readonly nonce: string
  /** Null in the demo, which has its own. */
  readonly config: ConfigBody | null
}

/**
 * A built page with its blanks filled. Its links are relative (`./assets/…`) and would lead elsewhere from
 * `/nodes/`; a `<base>` is forbidden by the policy, so each is written out. Throws if the page lacks a blank.
 */
export function fillPage(html: string, { basePath, nonce, config }: PageParts): string {
  for (const blank of [NONCE, BASE_META])
    if (!html.includes(blank)) throw new Error(`the built page holds no ${blank}`)
  if (!CONFIG.test(html)) throw new Error('the built page has no place for the configuration')
  // Replaced by functions: `$` in a name must stay what it is.
  return html
    .replaceAll(NONCE, () => nonce)
    .replaceAll(/(\s(?:src|href)=")\.\//g, (_, before: string) => `${before}${basePath}`)
    .replace(BASE_META, () => BASE_META.replace('"/"', `"${basePath}"`))
    .replace(CONFIG, (tag) => (config === null ? tag : tag + jsonInPage(config)))
}

/** JSON that cannot end its script element, whatever a cluster is called. */
const jsonInPage = (value: ConfigBody) => JSON.stringify(value).replaceAll('<', '\\u003c')
