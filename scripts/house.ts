import { posix } from 'node:path'
import { parseAst } from 'vite'

/** A place in one of the rooms: pages are a room each, because no page knows another. */
type Room = string

const MAX_LINES = 300
const isTest = (path: string) => /\.test\.tsx?$|\/testing\//.test(path)

/** `src/pages/nodes/NodeTable.tsx` → `pages/nodes`; null for what stands outside (scripts, configs). */
function roomOf(path: string): Room | null {
  if (path === 'src/main.tsx') return 'main'
  return (
    /^src\/(pages\/[^/]+|domain|api|ui|app|embed)\//.exec(path)?.[1] ??
    /^(mocks|e2e|server)\//.exec(path)?.[1] ??
    null
  )
}

/** Where an import leads: a path from the root of the project, or the name of a package. */
function resolved(from: string, specifier: string): { path: string } | { package: string } {
  const bare = specifier.replace(/\?.*$/, '')
  if (bare.startsWith('~/')) return { path: `src/${bare.slice(2)}` }
  if (bare.startsWith('#mocks/')) return { path: `mocks/${bare.slice(7)}` }
  if (bare.startsWith('.')) return { path: posix.join(posix.dirname(from), bare) }
  return { package: bare }
}

/** The table of the house: which rooms each may know, beside itself. */
function mayKnow(from: string, target: string, isDynamic: boolean): boolean {
  const room = roomOf(from)
  const other = roomOf(target === 'src/main' ? 'src/main.tsx' : target)
  if (room === null || room === other) return true
  // A folder above the project's own, as a compiled file finds its package by: no file, so no import.
  if (/^\.\.?$/.test(target)) return true
  if (other === null) return false
  // A test stands where a reader stands: on the recorded world, and on the bench that app keeps for tests.
  if (isTest(from) && room !== 'e2e' && (other === 'mocks' || target.startsWith('src/app/testing/')))
    return true
  // A test of the gateway reads its answers as the browser does, down to the figures.
  if (room === 'server')
    return (
      target.startsWith('src/api/contract/') || (isTest(from) && /^src\/(api\/decode|domain)\//.test(target))
    )
  if (room === 'main') return other === 'app' || (other === 'mocks' && isDynamic)
  if (room === 'embed') return ['app', 'ui', 'api', 'domain'].includes(other)
  if (room === 'app') return !['mocks', 'main', 'e2e', 'embed'].includes(other)
  if (room === 'api' || room === 'ui') return other === 'domain'
  if (room.startsWith('pages/')) return ['ui', 'api', 'domain'].includes(other)
  if (room !== 'mocks') return false
  return (
    target.startsWith('src/api/contract/') ||
    (from === 'mocks/record.ts' && target.startsWith('src/api/decode/'))
  )
}

/** The app of somebody else that the browser tests put ours into. */
const HOST = 'e2e/host/'
const GATEWAY_PACKAGES = /^(fastify$|@fastify\/|undici|pino|prom-client|lru-cache)/

/** Packages that belong to some rooms only, and rooms that have only some packages. */
function mayUse(from: string, name: string): boolean {
  const room = roomOf(from)
  if (room === null || from.startsWith(HOST)) return true
  if (GATEWAY_PACKAGES.test(name)) return room === 'server'
  if (/^recharts/.test(name)) return from.startsWith('src/ui/charts/')
  if (isTest(from)) return true
  if (room === 'server') return name.startsWith('node:')
  if (room === 'domain') return false
  if (/^@tanstack\/react-query/.test(name)) return ['api', 'app', 'embed'].includes(room)
  if (/^(@mantine|@tabler|react-router|react-dom)/.test(name)) return room !== 'api'
  return true
}

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

function* nodesUnder(node: Node): Generator<Node> {
  yield node
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodesUnder(child)
}

const textOf = (node: unknown): string | null =>
  isNode(node) && typeof node.value === 'string' ? node.value : null
const nameOf = (node: unknown): string => {
  if (!isNode(node)) return ''
  if (node.type === 'Identifier') return String(node.name)
  if (node.type === 'MemberExpression') return `${nameOf(node.object)}.${nameOf(node.property)}`
  return ''
}

interface Import {
  readonly specifier: string
  readonly isDynamic: boolean
}

/** Static, dynamic and type imports, re-exports, and files named by `new URL(…, import.meta.url)`. */
function importsIn(nodes: readonly Node[]): Import[] {
  return nodes.flatMap((node) => {
    const isUrl = node.type === 'NewExpression' && nameOf(node.callee) === 'URL'
    const [first, second] = isUrl && Array.isArray(node.arguments) ? node.arguments : []
    const specifier = isUrl ? second && textOf(first) : textOf(node.source)
    return specifier ? [{ specifier, isDynamic: node.type === 'ImportExpression' }] : []
  })
}

const CALL = (names: RegExp) => (node: Node) =>
  /^(Call|New)Expression$/.test(node.type) && names.test(nameOf(node.callee))
const fetches = CALL(/^((window|globalThis)\.)?(fetch|XMLHttpRequest|EventSource|WebSocket)$/)
const readsClock = (node: Node) =>
  CALL(/(^|\.)(Date\.now|performance\.now)$/)(node) ||
  (CALL(/(^|\.)Date$/)(node) && Array.isArray(node.arguments) && node.arguments.length === 0)
const formats = (node: Node) =>
  (node.type === 'Identifier' && node.name === 'Intl') || CALL(/\.toLocale\w*String$/)(node)
const drawsJsx = (node: Node) => /^JSX(Element|Fragment)$/.test(node.type)
const wireWord = (node: Node) =>
  /^(cloud_account_id|start_date|end_date|data_points|total_cost|cpu_savings|memory_savings)$/.test(
    String(node.type === 'Identifier' ? node.name : node.value),
  )

/** What a room must never hold, tests aside. */
const NEVER: readonly (readonly [rooms: RegExp, found: (node: Node) => boolean, fault: string])[] = [
  [
    /^(domain|ui|server|pages\/)/,
    fetches,
    'fetches by itself: only api, and server through upstream.ts, speak to the service',
  ],
  [/^domain$/, readsClock, 'reads a clock: take the instant as an argument'],
  [/^(domain|api)$/, formats, 'formats: words and digits are made in ui/format'],
  [/^(domain|api)$/, drawsJsx, 'draws: JSX belongs to ui, pages and app'],
  [/^domain$/, wireWord, 'speaks the wire: its words end in api/decode'],
]

const EXPORTS = /^Export(All|Named)Declaration$/
const isReExport = (node: Node) => EXPORTS.test(node.type) && node.source !== null

/** Every rule of the house that one file breaks, in sentences; none for a good one. */
export function faultsIn(path: string, source: string): string[] {
  const room = roomOf(path)
  const tree = parseAst(source, { lang: path.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node
  const nodes = [...nodesUnder(tree)]
  const body = (tree.body as Node[]).filter(({ type }) => type !== 'ImportDeclaration')
  const faults: string[] = []
  for (const { specifier, isDynamic } of importsIn(nodes)) {
    const to = resolved(path, specifier)
    if ('package' in to) {
      if (!mayUse(path, to.package)) faults.push(`${room} may not use ${specifier}`)
      continue
    }
    if (!mayKnow(path, to.path, isDynamic)) faults.push(`${room} may not know ${specifier}`)
    const isAlias = /^[~#]/.test(specifier)
    // Node runs the gateway as it stands, and what it shares of the contract: neither has aliases.
    if (room === 'server') {
      if (isAlias) faults.push(`${specifier}: server runs without aliases`)
      continue
    }
    if (room && roomOf(to.path) !== null && (roomOf(to.path) === room) === isAlias)
      faults.push(`${specifier}: ~/ crosses rooms and ./ stays within one`)
  }
  if (room && !isTest(path))
    for (const [rooms, found, fault] of NEVER)
      if (rooms.test(room) && nodes.some(found)) faults.push(`${room} ${fault}`)
  if (nodes.some(({ type }) => type === 'TSAnyKeyword')) faults.push('types any')
  if (nodes.some(({ type }) => type === 'ExportDefaultDeclaration') && !/\.config\.ts$/.test(path))
    faults.push('exports by default: exports are named')
  if (
    room &&
    body.length > 0 &&
    (body.every(isReExport) || nodes.some(({ type }) => type === 'ExportAllDeclaration'))
  )
    faults.push('is a barrel: import from where a thing is made')
  if (/\/(utils|hooks|types|helpers|common|shared|features)\//.test(`/${path}`))
    faults.push('names a kind of file, not a purpose')
  const lines = source.split('\n').length - 1
  if (/^(src|server)\//.test(path) && lines > MAX_LINES)
    faults.push(`has ${lines} lines: look for the second idea`)
  return faults
}

const TEXT_FAULTS: readonly (readonly [pattern: RegExp, fault: string])[] = [
  [
    /(?<![0-9a-f-])(?!00000000-0000-4000-8000-)[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-f])/i,
    'a UUID that is not of the reserved range',
  ],
  [/-----BEGIN [A-Z ]*PRIVATE KEY/, 'a private key'],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, 'an AWS access key'],
  [/\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\./, 'a JSON web token'],
  [/\bgh[pousr]_[A-Za-z0-9]{30,}|\bglpat-[\w-]{20,}|\bxox[abp]-[\w-]{10,}/, 'an access token'],
  [/\bsecret["']?\s*[:=]\s*["'`](?=[^"'`]*\d)[\w+/-]{20,}=*["'`]/i, 'something like a live secret'],
  [/(?<![\w.~@$}])\/(?:work|root|tmp|home|farm|Users)\/\w/, 'a path of somebody’s machine'],
  [/\.\.\/shared\//, 'a path outside of the project'],
]

/** What no file may say, code or not. */
export const faultsInText = (text: string): string[] =>
  TEXT_FAULTS.flatMap(([pattern, fault]) => {
    const found = pattern.exec(text)
    return found ? [`${fault}: ${found[0].slice(0, 60)}`] : []
  })

interface LockedPackage {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly hasInstallScript?: boolean
}

/** What a lock may not hold: packages without a sum of their bytes, from elsewhere, or that run when installed. */
export function faultsInLock(lock: { readonly packages: Readonly<Record<string, LockedPackage>> }): string[] {
  return Object.entries(lock.packages).flatMap(([path, entry]) => {
    if (path === '') return []
    const faults: string[] = []
    if (!/^sha512-/.test(entry.integrity ?? '')) faults.push('has no sha512')
    if (entry.hasInstallScript) faults.push('runs a script when installed')
    if (
      entry.link ||
      !/^\d/.test(entry.version ?? '') ||
      /^(?!https:\/\/registry\.npmjs\.org\/)./.test(entry.resolved ?? '')
    )
      faults.push('does not come from the registry')
    return faults.map((fault) => `${path} ${fault}`)
  })
}
