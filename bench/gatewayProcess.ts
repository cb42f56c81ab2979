import { resolve } from 'node:path'
import { collectSooner } from '../server/heap.ts'
import { run } from '../server/run.ts'
import { readSettings } from '../server/settings/settings.ts'

// The gateway as `npm start` runs it, in a process of its own, whose memory can be read from outside. Log lines go nowhere.
const read = readSettings([], process.env)
if (!('settings' in read)) throw new Error(JSON.stringify(read))
collectSooner()
const { port } = await run(read.settings, { dist: resolve('dist'), sink: () => undefined })
process.send?.({ port })
