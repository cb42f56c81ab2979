// A plain Node server for measuring against, in a process of its own: node bench/loopbackServer.mjs <body file>
// GET /bytes?…            the body as it is, gzipped or not as asked: what any server would do
// GET /metroculus/v2/…    the body with the echo of the question, as Metroculus would
// GET /bytes/huge…        32 MiB of points for a question with that account
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'

const text = readFileSync(process.argv[2], 'utf8')
const { cloud_account_id: _, start_date: __, end_date: ___, ...rest } = JSON.parse(text)
const tail = Buffer.from(JSON.stringify(rest).slice(1))
const plain = Buffer.from(text)
const zipped = gzipSync(plain, { level: 4 })

const HUGE_ACCOUNT = '00000000-0000-4000-8000-00000000000e'
const HUGE_BYTES = 31 * 2 ** 20
const points = JSON.stringify(Object.values(rest.metrics ?? {})[0] ?? rest.data_points).slice(1, -1)
let huge = null
const hugeTail = () => {
  huge ??= Buffer.from(
    `"metrics":{"m":[${`${points},`.repeat(Math.floor(HUGE_BYTES / (points.length + 1))).slice(0, -1)}]}}`,
  )
  return huge
}

createServer((req, res) => {
  const url = new URL(req.url, 'http://localhost')
  res.setHeader('content-type', 'application/json')
  if (url.pathname === '/bytes') {
    const isZipped = /gzip/.test(req.headers['accept-encoding'] ?? '')
    if (isZipped) res.setHeader('content-encoding', 'gzip')
    res.end(isZipped ? zipped : plain)
    return
  }
  const [account, start, end] = ['cloud_account_id', 'start_date', 'end_date'].map((name) =>
    url.searchParams.get(name),
  )
  const head = Buffer.from(`{"cloud_account_id":"${account}","start_date":${start},"end_date":${end},`)
  res.end(Buffer.concat([head, account === HUGE_ACCOUNT ? hugeTail() : tail]))
}).listen(0, '127.0.0.1', function () {
  process.send?.({ port: this.address().port })
})
