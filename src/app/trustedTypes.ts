/** What we use of the Trusted Types of a browser; TypeScript's own library does not know them yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: Record<keyof typeof RULES, (text: string) => string | null>): unknown
}

/**
 * Every text that is about to become markup, a script or the address of one passes here; null refuses it and
 * is reported. React writes Mantine's style sheets through `innerHTML`, and no style sheet holds a `<`.
 */
export const RULES = {
  createHTML: (text: string) => (text.includes('<') ? null : text),
  createScript: () => null,
  /** The worker that decodes, and in the demo the one that answers. */
  createScriptURL: (text: string) => {
    const { origin, protocol } = new URL(text, document.baseURI)
    return origin === location.origin && protocol === location.protocol ? text : null
  },
}

/** The first module of ours to run. A policy made before it would make this throw, and the page stay empty. */
const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
trustedTypes?.createPolicy('default', RULES)
