import type { Plugin } from 'vite'
import type { LiveSettings } from '../server/settings/settings.ts'

/** Modules of the server run on Node as they are; loaded here, no other command of Vite waits for Fastify. */
const load = <Module>(file: string) =>
  import(new URL(`../server/${file}`, import.meta.url).href) as Promise<Module>

function stop(sentences: readonly string[]): never {
  process.stderr.write(`${sentences.join('\n')}\n`)
  process.exit(1)
}

/** The settings of `npm start`, from the environment alone; where to listen is Vite's own affair. */
async function readLiveSettings(): Promise<LiveSettings> {
  const { readSettings } = await load<typeof import('../server/settings/settings.ts')>('settings/settings.ts')
  const read = readSettings([], { ...process.env, HOST: '127.0.0.1' })
  if (!('settings' in read)) stop('faults' in read ? read.faults : [])
  if (read.settings.kind === 'demo')
    stop(['METROCULUS_URL or PROMETHEUS_URL is not set: `npm run dev` shows the demo'])
  return read.settings
}

/** `npm run dev:live`: the gateway's own handlers behind the dev server, and its blanks in the page filled. */
export function devGateway(): Plugin {
  let settings: LiveSettings
  let parts: Awaited<ReturnType<typeof import('../server/openParts.ts')['openParts']>>
  return {
    name: 'dev-gateway',
    apply: 'serve',
    async config() {
      settings = await readLiveSettings()
      return { base: settings.basePath }
    },
    async configResolved({ server: { host } }) {
      const { isLoopback } = await load<typeof import('../server/settings/settingReaders.ts')>(
        'settings/settingReaders.ts',
      )
      if (host !== undefined && !isLoopback(String(host)))
        stop(['dev:live serves this machine only: no --host'])
    },
    async configureServer(server) {
      const { createServer } =
        await load<typeof import('../server/door/createServer.ts')>('door/createServer.ts')
      const { isApiPath, registerGateway } =
        await load<typeof import('../server/door/gateway.ts')>('door/gateway.ts')
      const { openParts } = await load<typeof import('../server/openParts.ts')>('openParts.ts')
      const prefix = settings.basePath.slice(0, -1)
      parts = await openParts(settings).catch(({ message }: Error) => stop([message]))
      const app = createServer(settings)
      await app.register(
        (scope) =>
          registerGateway(scope, { ...parts, rateLimit: settings.rateLimit, phase: () => 'serving' }),
        { prefix },
      )
      await app.ready()
      server.middlewares.use((req, res, next) => {
        const path = (req.url ?? '').replace(/\?.*$/s, '')
        if (path.startsWith(prefix) && isApiPath(path.slice(prefix.length))) app.routing(req, res)
        else next()
      })
      server.httpServer?.once('close', () => void Promise.all([app.close(), parts.close()]))
    },
    async transformIndexHtml(html) {
      const { fillPage } = await load<typeof import('../server/page/pageTemplate.ts')>('page/pageTemplate.ts')
      // No policy: Vite's own scripts stand inline in the page.
      return fillPage(html, { basePath: settings.basePath, nonce: '', config: parts.config() })
    },
  }
}
