// The live builds, alone and for pages of others, must not be able to show recorded money. What betrays the recorded world is looked for in
// all builds: a trace the demo no longer has would make this check pass for nothing.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const TRACES = [
  '[MSW]',
  'MOCK_ACTIVATE',
  'file mockServiceWorker.js',
  'nodeChurn',
  '00000000-0000-4000-8000-00000000c10d',
]

function textOf(mode) {
  const folder = fileURLToPath(new URL(`../dist/${mode}`, import.meta.url))
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `file ${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), 'latin1')}`)
    .join('\n')
}

const [live, demo] = [textOf('live') + textOf('embed'), textOf('demo')]
const faults = [
  ...TRACES.filter((trace) => live.includes(trace)).map((trace) => `the live build holds "${trace}"`),
  ...TRACES.filter((trace) => !demo.includes(trace)).map((trace) => `not even the demo holds "${trace}"`),
  // Keys of the manifest are source paths: nothing of ours from mocks/ may be among them.
  ...(/"(?:\.\/)?mocks\//.test(live) ? ['the live build has a chunk from mocks/'] : []),
]
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exitCode = faults.length > 0 ? 1 : 0
