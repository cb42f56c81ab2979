import { type Endpoint, METROCULUS } from '~/api/contract/paths'
import { answerTo } from './answers'
import { toPythonJson } from './pythonJson'
import { isRefusal, type Refusal, readQuestion, refusal } from './question'
import { manifest, type Recording, theRecording } from './recording'
import type { Scenario } from './scenarios'

export interface ServiceOptions {
  /** Demand this `Secret`, as the service itself does. In the browser the gateway would add it, so none is asked for. */
  readonly requireSecret?: string
  /** How long the scenario `slow` takes; `SLOW_MS` unless told. */
  readonly slowMs?: number
}

/** Longer than a reader waits without wondering, well below any deadline. */
export const SLOW_MS = 6000

const ROOT = '/metroculus/v2/'

/** The service as the scenario has it: any request in, the answer it would give out. Knows nothing of MSW. */
export async function serve(
  request: Request,
  scenario: Scenario,
  options: ServiceOptions = {},
): Promise<Response> {
  if (scenario.delivery === 'slow') await pause(options.slowMs ?? SLOW_MS, request.signal)
  if (scenario.delivery === 'html') return htmlPage()
  const { pathname, search } = new URL(request.url)
  const path = pathname.slice(Math.max(0, pathname.indexOf(ROOT)))
  const endpoint = endpointAt(path)
  if (!endpoint) return refuse(refusal(404, 'OM0002', 'Not Found'))
  const refused = refusedAtTheDoor(request, scenario, endpoint, options)
  if (refused) return refuse(refused)
  const question = readQuestion(search)
  if (isRefusal(question)) return refuse(question)
  const recording = question.account === manifest.account.id ? await editedBy(scenario) : NOTHING
  return json(200, 'OK', toPythonJson(answerTo(question, endpoint, recording)))
}

/** Exactly these three: a trailing slash is another path. */
const endpointAt = (path: string) =>
  (Object.keys(METROCULUS) as Endpoint[]).find((endpoint) => METROCULUS[endpoint] === path)

/** Everything that is decided before the parameters are read, in the service's order. */
function refusedAtTheDoor(
  { method, headers }: Request,
  { delivery }: Scenario,
  endpoint: Endpoint,
  { requireSecret }: ServiceOptions,
): Refusal | null {
  const secret = headers.get('Secret')
  if (requireSecret && !secret) return refusal(401, 'OM0007', 'This resource requires authorization')
  if (method !== 'GET') return refusal(405, 'OM0003', `${method} method not allowed`, method)
  if (delivery === 'denied' || (requireSecret && secret !== requireSecret)) {
    return refusal(403, 'OM0005', 'Bad secret')
  }
  if (delivery === 'savingsFail' && endpoint === 'savings')
    return refusal(500, 'U0500', 'Internal Server Error')
  return null
}

const JSON_TYPE = 'application/json; charset="utf-8"'

function refuse(error: Refusal): Response {
  const type = error.status_code === 404 ? 'application/json' : JSON_TYPE
  return json(error.status_code, error.reason, toPythonJson({ error }), type)
}

const json = (status: number, statusText: string, body: string, type = JSON_TYPE) =>
  new Response(body, { status, statusText, headers: { 'Content-Type': type } })

const htmlPage = () =>
  new Response('<!doctype html>\n<html lang="en"><title>Loading</title><p>One moment, please.</p></html>\n', {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  })

/** An unknown account is not an error: it has no samples. */
const NOTHING: Recording = {
  forms: { metrics: 'A1', costs: 'B1' },
  metrics: {},
  fee: [],
  cpuSavings: [],
  memorySavings: [],
  costsWithoutPoints: null,
}

const edited = new Map<string, Promise<Recording>>()

function editedBy({ id, edit }: Scenario): Promise<Recording> {
  const known = edited.get(id) ?? theRecording().then(edit)
  edited.set(id, known)
  return known
}

/** Ends early when the page gives up waiting. */
const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
