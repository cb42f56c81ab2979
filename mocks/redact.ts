import { ACCOUNT } from './manifest'

/**
 * Replaces what names somebody by aliases, in values parsed from JSON: account ids, numbers of cloud
 * accounts, addresses (also inside host names), ids of instances, and load balancers. The same thing gets
 * the same alias in all values that are given together, so that joins survive, and no alias repeats
 * anything that was there before. Names of clusters, namespaces and services stay, as do samples and times.
 */
export function redact<T>(values: T, account: string): T {
  const seen = Object.fromEntries(KINDS.map((kind) => [kind, new Set<string>()])) as Record<Kind, Set<string>>
  seen.account.add(account)
  const note: Rename = (kind, name) => {
    seen[kind].add(name)
    return name
  }
  mapTexts(values, (text, label) => mapNames(text, label, account, note))
  const originals = KINDS.flatMap((kind) => [...seen[kind]])
  const aliases = new Map(KINDS.map((kind) => [kind, aliasesFor([...seen[kind]], ALIAS[kind], originals)]))
  aliases.get('account')?.set(account, ACCOUNT)
  const aliasOf: Rename = (kind, name) => aliases.get(kind)?.get(name) ?? name
  // Cast: texts were replaced by texts, everything else stands where it stood.
  return mapTexts(values, (text, label) => mapNames(text, label, account, aliasOf)) as T
}

const KINDS = ['account', 'cloudAccount', 'address', 'id', 'host'] as const
type Kind = (typeof KINDS)[number]
type Rename = (kind: Kind, name: string) => string

const padded = (nth: number, width: number) => String(nth).padStart(width, '0')

const ALIAS: Record<Kind, (nth: number, name: string) => string> = {
  account: (nth) => `00000000-0000-4000-8000-${padded(nth, 12)}`,
  cloudAccount: (nth) => padded(nth, 12),
  address: (nth) => `10.${Math.floor(nth / 62_500)}.${1 + (Math.floor(nth / 250) % 250)}.${1 + (nth % 250)}`,
  id: (nth, name) => `${name.slice(0, name.indexOf('-'))}-${padded(nth, 17)}`,
  host: (nth) => `load-balancer-${nth}.example`,
}

/** Numbered as they come; a number whose alias would hold an original is passed over. */
function aliasesFor(names: readonly string[], aliasOf: (typeof ALIAS)[Kind], originals: readonly string[]) {
  const isTaken = (alias: string) =>
    alias === ACCOUNT || originals.some((original) => alias.includes(original))
  const aliases = new Map<string, string>()
  let nth = 0
  for (const name of names) {
    do nth++
    while (isTaken(aliasOf(nth, name)))
    aliases.set(name, aliasOf(nth, name))
  }
  return aliases
}

/** Objects that hold labels. Elsewhere `value` and `values` are samples: as text, 128 GiB look like an account. */
const LABELS = new Set(['labels', 'metric'])
const SAMPLES = new Set(['value', 'values'])

type EditText = (text: string, label: string) => string

function mapTexts(value: unknown, edit: EditText, key = '', parent = ''): unknown {
  if (SAMPLES.has(key) && !LABELS.has(parent)) return value
  if (typeof value === 'string') return edit(value, key)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, edit, key, parent))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]) => [name, mapTexts(member, edit, name, key)])
  return Object.fromEntries(members)
}

/** Labels whose whole value is a name, whatever it looks like. */
const WHOLE: Readonly<Record<string, Kind>> = {
  cloud_account_id: 'account',
  tenant_id: 'account',
  account: 'cloudAccount',
  ingress_ip: 'host',
}

const ADDRESS = String.raw`\d{1,3}(?:\.\d{1,3}){3}`
const IS_ADDRESS = new RegExp(`^${ADDRESS}$`)
/** What is a name wherever it stands, longest forms first. */
const NAMES = new RegExp(
  [
    String.raw`(?<host>(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.elb\.[\w.-]*\w)`,
    String.raw`(?<account>(?<![\da-f])[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?![\da-f]))`,
    String.raw`(?<id>(?<![\w-])(?:i|vol|eni|sg|vpc|subnet)-[\da-f]{8,17}(?![\da-f]))`,
    String.raw`(?<dashed>(?<=(?<![a-z])(?:ip|ec2)-)\d{1,3}(?:-\d{1,3}){3}(?!\d))`,
    String.raw`(?<address>(?<![\d.])${ADDRESS}(?!\.?\d))`,
    String.raw`(?<cloudAccount>(?<!\d)\d{12}(?!\d))`,
  ].join('|'),
  'gi',
)

function mapNames(text: string, label: string, account: string, rename: Rename): string {
  const whole = text === account ? 'account' : Object.hasOwn(WHOLE, label) ? WHOLE[label] : undefined
  if (whole && text !== '' && !IS_ADDRESS.test(text)) return rename(whole, text)
  return text.replace(NAMES, (...match) => {
    // Cast: where a pattern has named groups, they are the last argument.
    const groups = match.at(-1) as Record<Kind | 'dashed', string | undefined>
    if (groups.dashed) return rename('address', groups.dashed.replaceAll('-', '.')).replaceAll('.', '-')
    const kind = KINDS.find((candidate) => groups[candidate] !== undefined)
    return kind ? rename(kind, match[0]) : match[0]
  })
}
