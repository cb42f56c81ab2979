// Builds what the settings ask for where it is not up to date, and serves it: npm start -- --help
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { main } from '../server/main.ts'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

await main({
  argv: process.argv.slice(2),
  env: process.env,
  dist: at('../dist'),
  command: 'npm start',
  build: (kind) =>
    // Beside the live page stands the module for pages of others.
    [kind, ...(kind === 'live' ? ['embed'] : [])].every(
      (mode) =>
        spawnSync(process.execPath, [at('build.mjs'), mode, '--if-stale'], { stdio: 'inherit' }).status === 0,
    ),
})
