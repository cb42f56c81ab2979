import { setupWorker } from 'msw/browser'
import { describeWorld } from './describeWorld'
import { gatewayHandlers } from './handlers'
import { scenarioOf } from './scenarios'
import type { RecordedWorld } from './world'

/** Starts the mock worker with the scenario the address asks for (`?scenario=gap`) and tells what world this is. */
export async function startRecordedWorld(basePath: string): Promise<RecordedWorld> {
  const scenario = scenarioOf(new URLSearchParams(location.search).get('scenario'))
  await setupWorker(...gatewayHandlers(() => scenario)).start({
    quiet: true,
    onUnhandledFrame: 'bypass',
    serviceWorker: { url: `${basePath}mockServiceWorker.js` },
  })
  return describeWorld(scenario)
}
