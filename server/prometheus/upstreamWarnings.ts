const LONGEST = 200
const MOST = 10

/** What a warning may name that is no reader's business, in the order it is looked for. */
const PRIVATE: readonly RegExp[] = [
  // Label sets and matchers: `{tenant_id="…"}` names other tenants.
  /\{[^{}]*\}?/g,
  /(?<==[~]?)\\?"[^"]*"?/g,
  /\b[a-z]+:\/\/\S+/gi,
  // Addresses: `[fd00::7]:10901`, `10.0.3.7`, `thanos-store-0.monitoring.svc:10901`, `localhost:9090`.
  /\[[\da-f:.]+\](?::\d+)?/gi,
  /\b[a-z\d][\w-]*(?:\.[\w-]+)*:\d{2,5}\b/gi,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/g,
  /\b[a-z][\w-]*(?:\.[a-z][\w-]*)+\b/gi,
  /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/gi,
]

/**
 * What Prometheus or Thanos warned of, fit for a reader: plain text of one line, each warning once, at most ten
 * of 200 characters. Thanos names stores and their label sets when one does not answer; addresses and labels
 * become `…`, what happened stays.
 */
export function readableWarnings(warnings: readonly string[]): string[] {
  const readable = warnings.map(readableWarning).filter((warning) => warning !== '')
  return [...new Set(readable)].slice(0, MOST)
}

function readableWarning(warning: string): string {
  // Cut before it is searched, so that no pattern runs over a text of any length; then cut to what is shown.
  const start = warning.slice(0, 10 * LONGEST)
  const line = PRIVATE.reduce((text, pattern) => text.replace(pattern, '…'), start)
    .toWellFormed()
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim()
  const characters = [...line]
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : line
}
