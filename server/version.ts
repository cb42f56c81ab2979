import { readFileSync } from 'node:fs'

/** Above the sources in a checkout, and above what they were compiled to in a package. */
const PLACES = ['../package.json', '../../../package.json']

/** The version of this package. */
export const VERSION = versionFrom(PLACES)

function versionFrom([place, ...others]: readonly string[]): string {
  if (place === undefined) return 'unknown'
  try {
    const { name, version } = JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8'))
    if (name === 'kubernetes-cost-dashboard' && typeof version === 'string') return version
  } catch {
    // Not there: one folder further up it is.
  }
  return versionFrom(others)
}
