// First, and before anything it guards against.
import '~/app/trustedTypes'
import { dismissDemoWorker } from '~/app/demoWorker'
import { liveWorldOf } from '~/app/liveWorld'
import { readPageFacts } from '~/app/pageFacts'
import { startApp } from '~/app/start'
import type { World } from '~/app/world'

const facts = readPageFacts(document)

/** The one place that decides which world this is; a live build drops the other with its import. */
async function chooseWorld(): Promise<World> {
  if (import.meta.env.MODE !== 'demo') {
    await dismissDemoWorker()
    return liveWorldOf(facts)
  }
  const { startRecordedWorld } = await import('#mocks/browser')
  return (await import('~/app/demoWorld')).demoWorldFrom(await startRecordedWorld(facts.basePath))
}

await startApp(chooseWorld, facts)
