// Runs `main` of a TypeScript module with the aliases and the `?raw` imports of vite.config.ts:
//   node scripts/run.mjs bench/index.ts [arguments]
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRunnableDevEnvironment, loadConfigFromFile, resolveConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Vite's `runnerImport` closes its runner before `main` could import anything more, hence one of our own. */
async function openRunner() {
  const env = { command: 'serve', mode: 'run' }
  const loaded = await loadConfigFromFile(env, resolve(root, 'vite.config.ts'), root, 'error')
  const config = await resolveConfig(
    {
      root,
      configFile: false,
      envDir: false,
      logLevel: 'error',
      cacheDir: resolve(root, 'node_modules/.vite-run'),
      resolve: { alias: loaded?.config.resolve?.alias ?? {} },
      environments: {
        run: {
          consumer: 'server',
          dev: { moduleRunnerTransform: true },
          resolve: { external: true, mainFields: [], conditions: ['node'] },
        },
      },
    },
    'serve',
  )
  const environment = createRunnableDevEnvironment('run', config, {
    runnerOptions: { hmr: false },
    hot: false,
  })
  await environment.init()
  return environment
}

async function run([path, ...args]) {
  if (!path) throw new Error('which module? node scripts/run.mjs <module.ts> [arguments]')
  const file = resolve(path)
  if (!existsSync(file)) throw new Error(`there is no ${path}`)
  const environment = await openRunner()
  try {
    const { main } = await environment.runner.import(file)
    if (typeof main !== 'function') throw new Error(`${path} exports no main`)
    return await main(args)
  } finally {
    await environment.close()
  }
}

try {
  process.exitCode = (await run(process.argv.slice(2))) ?? 0
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message.split('\n')[0] : error}\n`)
  if (process.env.DEBUG) console.error(error)
  process.exitCode = 1
}
