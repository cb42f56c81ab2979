// Around `npm pack`. Before it: builds both apps, compiles the gateway, and leaves in package.json only what
// those who install the package need. After it: puts package.json back as it was.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const MANIFEST = at('package.json')
const KEPT = at('dist/package.json.kept')

/** Node itself is among the optional ones: it is for this checkout alone. */
const OURS_ALONE = ['scripts', 'devDependencies', 'optionalDependencies', 'overrides']
/** What the dependencies of the gateway run on; the tools of this checkout need more. */
const ENGINES = { node: '>=20.18.1' }

/** What of our package.json travels. */
export function packedManifest(manifest) {
  const kept = Object.entries(manifest).filter(([field]) => !OURS_ALONE.includes(field))
  return { ...Object.fromEntries(kept), engines: ENGINES }
}

function run(...args) {
  if (spawnSync(process.execPath, args, { cwd: at('.'), stdio: 'inherit' }).status === 0) return
  process.stderr.write(`${args[0]} failed; its own message is above\n`)
  process.exit(1)
}

function restore() {
  if (existsSync(KEPT)) renameSync(KEPT, MANIFEST)
}

function prepare() {
  // An earlier pack may have been broken off half way.
  restore()
  for (const mode of ['demo', 'live', 'embed']) run(at('scripts/build.mjs'), mode)
  rmSync(at('dist/gateway'), { recursive: true, force: true })
  // Node strips no types below node_modules, where this will lie.
  run(at('node_modules/typescript/bin/tsc'), '--project', at('tsconfig.gateway.json'))
  copyFileSync(MANIFEST, KEPT)
  const packed = packedManifest(JSON.parse(readFileSync(MANIFEST, 'utf8')))
  writeFileSync(MANIFEST, `${JSON.stringify(packed, null, 2)}\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === 'restore') restore()
  else prepare()
}
