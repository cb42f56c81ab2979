import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const WHOLE = at('dist/.embed-types')
const RELATIVE = /(?<=from ['"])\.\/[\w./-]+(?=['"])/g

/**
 * Writes the module's types into a folder. The compiler writes those of the whole app; what the entry names is all a
 * host sees. Names end in `.js`, which every way to find types understands.
 */
export function writeEmbedTypes(folder) {
  const compiler = at('node_modules/typescript/bin/tsc')
  const { status } = spawnSync(process.execPath, [compiler, '--project', at('tsconfig.embed.json')], {
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('the types of the module could not be written')
  mkdirSync(folder, { recursive: true })
  const written = new Set()
  const write = (name) => {
    if (written.has(name)) return
    written.add(name)
    const text = readFileSync(join(WHOLE, 'src/embed', `${name}.d.ts`), 'utf8')
    for (const [next] of text.matchAll(RELATIVE)) write(join(dirname(name), next))
    writeFileSync(
      join(folder, `${name}.d.ts`),
      text.replace(RELATIVE, (next) => `${next}.js`),
    )
  }
  for (const entry of ['module', 'cardModule']) write(entry)
  rmSync(WHOLE, { recursive: true })
}
