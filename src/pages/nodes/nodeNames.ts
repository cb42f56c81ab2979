/** A host name as DNS knows it; what is stranger than that is left as it is. */
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i

/**
 * The DNS ending all host names share, dot included: "" if there is none. Names that are no host names have no
 * say in it, and an ending without a letter is part of an IP address.
 */
export function sharedEnding(names: readonly string[]): string {
  const hosts = names.filter((name) => HOST.test(name)).map((name) => name.split('.').slice(1))
  const [first, ...others] = hosts
  if (first === undefined) return ''
  let shared = first.length
  for (const labels of others)
    while (shared > 0 && labels.slice(-shared).join('.') !== first.slice(-shared).join('.')) shared--
  const ending = shared === 0 ? '' : `.${first.slice(-shared).join('.')}`
  return /[a-z]/i.test(ending) ? ending : ''
}

export const withoutEnding = (name: string, ending: string): string =>
  ending !== '' && HOST.test(name) && name.endsWith(ending) ? name.slice(0, -ending.length) : name

/** AWS and Google end with the machine's own id; what stands before it is the zone, which has a column. */
const OWN_ID = /^(?:aws:\/\/\/|gce:\/\/).*\/([^/]+)$/
export const shortProviderId = (id: string): string => OWN_ID.exec(id)?.[1] ?? id
