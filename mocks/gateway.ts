import type { ErrorCode, GatewayErrorBody } from '~/api/contract/gateway'
import { ENDPOINTS, type Endpoint, METROCULUS } from '~/api/contract/paths'
import type { Scenario } from './scenarios'
import { type ServiceOptions, serve } from './service'

/**
 * The three questions as the browser asks them, put to the recorded service. What it refuses comes back in the
 * gateway's words; whatever calls itself fine comes back as it is, for the scenario `html` is a proxy's doing.
 */
export async function answerQuestion(
  request: Request,
  scenario: Scenario,
  options: ServiceOptions = {},
): Promise<Response> {
  const { origin, pathname, search } = new URL(request.url)
  const endpoint = (Object.keys(ENDPOINTS) as Endpoint[]).find((name) => pathname.endsWith(ENDPOINTS[name]))
  if (endpoint === undefined) return refuse('not_found')
  const { method, headers, signal } = request
  const asked = new Request(`${origin}${METROCULUS[endpoint]}${search}`, { method, headers, signal })
  const said = await serve(asked, scenario, options)
  return said.ok ? said : refuse(CODE_FOR.get(said.status) ?? 'upstream_error')
}

const CODE_FOR: ReadonlyMap<number, ErrorCode> = new Map([
  [400, 'bad_request'],
  [401, 'upstream_auth'],
  [403, 'upstream_auth'],
  [405, 'bad_request'],
])

const REFUSALS: Partial<Record<ErrorCode, readonly [status: number, message: string]>> = {
  bad_request: [400, 'The request is not one the gateway takes.'],
  not_found: [404, 'Nothing is there that you may read.'],
  upstream_auth: [502, 'The cost service refused the gateway.'],
  upstream_error: [502, 'The cost service failed or cannot be reached.'],
}

function refuse(code: ErrorCode): Response {
  const [status, message] = REFUSALS[code] ?? [500, 'The gateway failed.']
  const body: GatewayErrorBody = { error: { code, message, request_id: 'demo' } }
  return Response.json(body, { status })
}
