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
    spawnSync(process.execPath, [at('build.mjs'), kind, '--if-stale'], { stdio: 'inherit' }).status === 0,
})
