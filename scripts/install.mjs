// Before `npm start`, `npm test` and the dev servers: installs what the lock names, once per lock.
// May run on the system's own Node, before the project's is there, hence plain JavaScript for Node 18.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const STAMP = at('node_modules/.installed-lock')
const LEAST = [22, 22]

function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** Where the lock brings no Node along, the system's must do. */
function hasNode(version) {
  const [major, minor] = version.replace('v', '').split('.').map(Number)
  return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])
}

/** What npm says it installed is what the lock asks for; optional packages of other systems may be missing. */
function isInstalled(lock) {
  const note = at('node_modules/.package-lock.json')
  if (!existsSync(note)) return false
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== '')
  return (
    wanted.every(([path, { version, integrity, optional }]) => {
      const found = installed[path]
      return found ? found.version === version && found.integrity === integrity : optional === true
    }) && Object.keys(installed).every((path) => path in lock.packages)
  )
}

function npmCi() {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath ?? ''
  // npm's own script where npm called us: Windows cannot spawn npm.cmd without a shell.
  const [command, first] = npm.endsWith('npm-cli.js') ? [process.execPath, [npm]] : ['npm', []]
  return spawnSync(command, [...first, ...args], { cwd: at('.'), stdio: 'inherit' }).status === 0
}

const bringsNode = process.platform === 'linux' && process.arch === 'x64'
const sentence = `Node ${LEAST.join('.')} or newer is needed here; this is ${process.version}. See https://nodejs.org`
if (!bringsNode && !hasNode(process.version)) stop(sentence)

const text = readFileSync(at('package-lock.json'), 'utf8')
const stamp = `${createHash('sha256').update(text).digest('hex')} ${process.platform}-${process.arch}\n`
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== stamp) {
  if (!isInstalled(JSON.parse(text))) {
    process.stdout.write('Installing packages, once per change of package-lock.json …\n')
    if (!npmCi()) stop('npm ci failed; its own message is above')
    const node = at('node_modules/.bin/node')
    // The packaged Node wants glibc. Where it cannot run it must not shadow one that can.
    if (bringsNode && spawnSync(node, ['--version']).status !== 0) {
      if (!hasNode(process.version)) stop(sentence)
      rmSync(node, { force: true })
    }
  }
  writeFileSync(STAMP, stamp)
}
