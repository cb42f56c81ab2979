// Builds one of the two worlds, or the module for pages of others, into dist/<mode>: node scripts/build.mjs demo|live|embed [--if-stale]
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { compressFiles } from './compress.mjs'
import { writeEmbedTypes } from './embedTypes.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Everything a build is made of; the lock stands for what lies in node_modules. Nothing of server/ is. */
const SOURCES = [
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'public',
  'src',
  'mocks',
  'scripts/build.mjs',
  'scripts/compress.mjs',
  'scripts/embedTypes.mjs',
  'scripts/shadowCss.mjs',
  'tsconfig.embed.json',
]
const NOT_BUILT = /\.test\.tsx?$/

function filesIn(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !NOT_BUILT.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

function hashOfSources() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((source) => filesIn(join(root, source))).sort())
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return hash.digest('hex')
}

const [mode, ifStale] = process.argv.slice(2)
if (mode !== 'demo' && mode !== 'live' && mode !== 'embed') {
  process.stderr.write('node scripts/build.mjs demo|live|embed [--if-stale]\n')
  process.exit(1)
}
const stampFile = join(root, `dist/.${mode}-sources`)
const stamp = hashOfSources()
const isFresh =
  existsSync(stampFile) &&
  readFileSync(stampFile, 'utf8') === stamp &&
  existsSync(join(root, 'dist', mode, mode === 'embed' ? 'frame.html' : 'index.html'))

if (ifStale !== '--if-stale' || !isFresh) {
  if (ifStale) process.stdout.write(`Building the ${mode} app, once per change of the sources …\n`)
  rmSync(stampFile, { force: true })
  rmSync(join(root, 'dist', mode), { recursive: true, force: true })
  try {
    await build({ root, mode, logLevel: 'warn' })
    compressFiles(join(root, 'dist', mode))
    if (mode === 'embed') writeEmbedTypes(join(root, 'dist/embed/types'))
    writeFileSync(stampFile, stamp)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exitCode = 1
  }
}
