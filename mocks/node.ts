import { type SetupServer, setupServer } from 'msw/node'
import { describeWorld } from './describeWorld'
import { gatewayHandlers, metroculusHandlers } from './handlers'
import { scenarioOf } from './scenarios'
import type { ServiceOptions } from './service'
import type { RecordedWorld } from './world'

export interface RecordedServer {
  /** MSW's own: `listen`, `use`, `resetHandlers`, `close`. */
  readonly server: SetupServer
  /** Under the scenario that is playing now. */
  readonly world: RecordedWorld
  /** URLs of all questions to the gateway, or to the service itself, since the last `play`, in order. */
  readonly requests: readonly string[]
  /** Changes the scenario for the requests to come and forgets those that were made. */
  play(scenarioId: string): RecordedWorld
}

/** The recorded world for tests, without a browser. */
export function recordedServer(scenarioId = 'recorded', options: ServiceOptions = {}): RecordedServer {
  let scenario = scenarioOf(scenarioId)
  const requests: string[] = []
  const server = setupServer(
    ...gatewayHandlers(() => scenario, options),
    ...metroculusHandlers(() => scenario, options),
  )
  server.events.on('request:start', ({ request }) => {
    if (/\/(?:k8s-cost-api|metroculus)\//.test(request.url)) requests.push(request.url)
  })
  return {
    server,
    requests,
    get world() {
      return describeWorld(scenario)
    },
    play(id) {
      scenario = scenarioOf(id)
      requests.length = 0
      return describeWorld(scenario)
    },
  }
}
