import { startApp } from '~/app/start'
import type { World } from '~/app/world'

/** The one place that decides which world this is; a live build drops the other with its import. */
async function chooseWorld(): Promise<World> {
  if (import.meta.env.MODE !== 'demo') return { kind: 'live' }
  const { startRecordedWorld } = await import('#mocks/browser')
  return (await import('~/app/demoWorld')).demoWorldFrom(await startRecordedWorld())
}

await startApp(chooseWorld())
