/** What the server wrote into the page it sent. */
export interface PageFacts {
  /** Where the page stands on its host; begins and ends with a slash. */
  readonly basePath: string
  /** Lets styles made while the app runs pass the policy of this page; empty where it has none. */
  readonly nonce: string
  /** JSON of a `ConfigBody`; empty in the demo. */
  readonly config: string
}

export function readPageFacts(page: Document): PageFacts {
  const meta = (selector: string) => page.querySelector<HTMLMetaElement>(`meta[${selector}]`)
  return {
    basePath: meta('name="base-path"')?.content || '/',
    // The attribute reads as empty, so that no style sheet can steal it.
    nonce: meta('property="csp-nonce"')?.nonce ?? '',
    config: page.getElementById('gateway-config')?.textContent?.trim() ?? '',
  }
}
