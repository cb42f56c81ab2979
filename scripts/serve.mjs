import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const zipped = promisify(gzip)
const TYPE = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}
const IS_TEXT = /^text|json|svg/

async function fileOf(folder, pathname) {
  const file = resolve(folder, `.${pathname}`)
  const isInside = file.startsWith(folder + sep) && !/[/\\]\./.test(pathname)
  if (!isInside) return null
  return readFile(file).then(
    (body) => ({ body, type: TYPE[extname(file)] ?? 'application/octet-stream' }),
    () => null,
  )
}

/** The file; for an address of the app the one page; for a missing asset nothing, so that it cannot run as a page. */
async function found(folder, pathname, accept) {
  const file = await fileOf(folder, pathname === '/' ? '/index.html' : pathname)
  if (file) return file
  const isPage =
    !pathname.startsWith('/assets/') && (extname(pathname) === '' || accept.includes('text/html'))
  return isPage ? fileOf(folder, '/index.html') : null
}

async function answer(folder, req, res) {
  if (req.method !== 'GET' && req.method !== 'HEAD')
    return res.writeHead(405, { allow: 'GET, HEAD' }).end('Method not allowed\n')
  const pathname = decodeURIComponent(new URL(req.url, 'http://localhost').pathname)
  const file = await found(folder, pathname, req.headers.accept ?? '')
  res.setHeader('x-content-type-options', 'nosniff')
  if (!file) return res.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n')
  // Names under assets/ carry a hash of their content; everything else may change under its name.
  const isHashed = pathname.startsWith('/assets/')
  res.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-store')
  res.setHeader('content-type', file.type)
  res.setHeader('vary', 'accept-encoding')
  const isZipped = IS_TEXT.test(file.type) && /\bgzip\b/.test(req.headers['accept-encoding'] ?? '')
  if (isZipped) res.setHeader('content-encoding', 'gzip')
  const body = isZipped ? await zipped(file.body) : file.body
  res.setHeader('content-length', body.length)
  res.end(req.method === 'HEAD' ? undefined : body)
}

/** A server of one built folder, as any static host would do it, with the one page for every address. */
export const staticServer = (folder) =>
  // Node refuses addresses over 16 kB with a blank page; the app itself tells what is wrong with them.
  createServer({ maxHeaderSize: 256 * 1024 }, (req, res) =>
    answer(resolve(folder), req, res).catch(() => {
      if (!res.headersSent) res.writeHead(400, { 'content-type': 'text/plain' })
      res.end('Bad request\n')
    }),
  )
