// What the first screen of the live build costs: the entry, the overview, and all they import at once; and what a host
// takes of the embedded one.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const at = (path) => new URL(`../${path}`, import.meta.url)
const OVERVIEW = 'src/pages/overview/OverviewPage.tsx'
/** The first screen asks the service three times: metrics, cluster costs, savings. */
const API_CALLS = 3
/** kB = 1000 bytes, gzip. Raised only with a reason. */
const LIMIT = { js: 150, css: 12, requests: 12 }

/** Each thing a host takes, as it is first drawn there: the entry and what of it is fetched at once. kB gzip. */
const EMBEDDED = [
  { what: 'module, before it is used', entry: 'src/embed/module.ts', next: [], limit: 4 },
  {
    what: 'module with its first screen',
    entry: 'src/embed/module.ts',
    next: ['src/embed/dashboard.tsx', OVERVIEW],
    limit: 190,
  },
  { what: 'card', entry: 'src/embed/cardModule.ts', next: [], limit: 8 },
]

/** Files a browser fetches for `key` before it runs anything: the chunk, its static imports, their styles. */
function closure(manifest, key, files = new Set()) {
  const chunk = manifest[key]
  if (files.has(chunk.file)) return files
  files.add(chunk.file)
  for (const style of chunk.css ?? []) files.add(style)
  for (const next of chunk.imports ?? []) closure(manifest, next, files)
  return files
}

function firstScreenFiles() {
  const manifest = JSON.parse(readFileSync(at('dist/live/.vite/manifest.json'), 'utf8'))
  const files = closure(manifest, 'index.html')
  // A page that is not loaded by itself is part of the entry, as long as it is there at all.
  if (manifest[OVERVIEW]) closure(manifest, OVERVIEW, files)
  else if (!existsSync(at(OVERVIEW)))
    throw new Error(`there is no ${OVERVIEW}: name the first page in size.mjs`)
  const html = readFileSync(at('dist/live/index.html'), 'utf8')
  for (const [, path] of html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)) files.add(path)
  return [...files].sort()
}

function measureEmbedded() {
  const manifest = JSON.parse(readFileSync(at('dist/embed/.vite/manifest.json'), 'utf8'))
  return EMBEDDED.map(({ what, entry, next, limit }) => {
    const files = new Set()
    for (const key of [entry, ...next]) closure(manifest, key, files)
    const sizes = [...files].map(
      (name) => gzipSync(readFileSync(at(`dist/embed/${name}`)), { level: 9 }).length,
    )
    return { what: `embedded: ${what}, kB gzip`, value: sizes.reduce((a, b) => a + b, 0) / 1000, limit }
  })
}

export function measureFirstScreen() {
  const files = firstScreenFiles().map((name) => {
    const bytes = readFileSync(at(`dist/live/${name}`))
    return { name, kilobytes: bytes.length / 1000, gzip: gzipSync(bytes, { level: 9 }).length / 1000 }
  })
  const sum = (end) => files.filter(({ name }) => name.endsWith(end)).reduce((all, { gzip }) => all + gzip, 0)
  const limits = [
    { what: 'JavaScript, kB gzip', value: sum('.js'), limit: LIMIT.js },
    { what: 'CSS, kB gzip', value: sum('.css'), limit: LIMIT.css },
    { what: 'requests: page, files, service', value: 1 + files.length + API_CALLS, limit: LIMIT.requests },
    ...measureEmbedded(),
  ].map((row) => ({ ...row, ok: row.value <= row.limit }))
  return { files, limits }
}

export function tableOf({ files, limits }) {
  const number = (value) => value.toFixed(value % 1 ? 1 : 0).padStart(8)
  return [
    `${'gzip'.padStart(8)} ${'as is'.padStart(8)}  kB`,
    ...files.map(({ name, kilobytes, gzip }) => `${number(gzip)} ${number(kilobytes)}  ${name}`),
    `${'now'.padStart(8)} ${'at most'.padStart(8)}`,
    ...limits.map((l) => `${number(l.value)} ${number(l.limit)}  ${l.what}${l.ok ? '' : '  ← too much'}`),
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const measured = measureFirstScreen()
  process.stdout.write(`${tableOf(measured)}\n`)
  process.exitCode = measured.limits.every(({ ok }) => ok) ? 0 : 1
}
