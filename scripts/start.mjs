// Builds the demo where it is not up to date and serves it: PORT and HOST move it.
// `node scripts/start.mjs live` does the same with the live build, for the browser tests.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { staticServer } from './serve.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

const mode = process.argv[2] === 'live' ? 'live' : 'demo'
const port = process.env.PORT || '4173'
const host = process.env.HOST || '127.0.0.1'
if (!/^\d{1,5}$/.test(port) || Number(port) > 65535)
  stop(`PORT must be a number from 0 to 65535, not "${port}"`)

const built = spawnSync(process.execPath, [at('build.mjs'), mode, '--if-stale'], { stdio: 'inherit' })
if (built.status !== 0) stop('The build failed; its own message is above')

const server = staticServer(at(`../dist/${mode}`))
const WHY = {
  EADDRINUSE: `Port ${port} is in use: choose another, e.g. PORT=${Number(port) + 1} npm start`,
  EACCES: `Port ${port} is not ours to open: choose one above 1023, e.g. PORT=4173 npm start`,
}
server.on('error', ({ code, message }) => stop(WHY[code] ?? `Cannot listen on ${host}:${port}: ${message}`))
server.listen(Number(port), host, () => {
  const { port: open } = server.address()
  const isHere = /^(127\.|localhost$|0\.0\.0\.0$|::1?$)/.test(host)
  const name = isHere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  process.stdout.write(`Kubernetes costs, ${mode}: http://${name}:${open}  (stop with Ctrl+C)\n`)
})

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    server.close(() => process.exit(0))
    server.closeAllConnections()
  })
