// Builds the host of the browser tests into dist/host: its own packages by its own lock, types found the old way,
// and the module as an installed package would lie there. node scripts/host.mjs
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const HOST = at('e2e/host')
const STAMP = at('dist/host/.sources')

function run(command, args, where) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: where, encoding: 'utf8' })
  if (status === 0) return
  process.stderr.write(`${stdout}${stderr}${args[0]} failed in ${where}\n`)
  process.exit(1)
}

const hashOf = (files) =>
  files.reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha256')).digest('hex')

function install() {
  const note = `${HOST}/node_modules/.installed-lock`
  const lock = hashOf([`${HOST}/package-lock.json`])
  if (existsSync(note) && readFileSync(note, 'utf8') === lock) return
  const npm = process.env.npm_execpath ?? ''
  const [command, ...first] = npm.endsWith('npm-cli.js') ? [process.execPath, npm] : ['npm']
  run(command, [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], HOST)
  mkdirSync(`${HOST}/node_modules`, { recursive: true })
  symlinkSync(at('.'), `${HOST}/node_modules/kubernetes-cost-dashboard`)
  writeFileSync(note, lock)
}

const sources = readdirSync(HOST, { withFileTypes: true }).filter((entry) => entry.isFile())
const stamp = hashOf([...sources.map(({ name }) => `${HOST}/${name}`).sort(), at('dist/.embed-sources')])
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== stamp) {
  install()
  run(process.execPath, ['node_modules/typescript/bin/tsc'], HOST)
  rmSync(at('dist/host'), { recursive: true, force: true })
  await build({
    root: HOST,
    configFile: false,
    // Packages of its own are full of marks for servers that a bundler warns about.
    logLevel: 'error',
    build: { outDir: at('dist/host'), target: 'esnext', chunkSizeWarningLimit: 5000 },
  })
  writeFileSync(STAMP, stamp)
}
