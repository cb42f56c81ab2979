import { randomUUID } from 'node:crypto'
import { METROCULUS, PARAMETER } from '../../src/api/contract/paths.ts'
import { checkAnswer } from '../answers/check.ts'
import { type Room, Rooms } from '../answers/room.ts'
import type { Question, Source } from '../answers/source.ts'
import { Refusal } from '../refusal.ts'
import type { Secret } from '../settings/secret.ts'
import type { OpenedSecret } from '../settings/secretFile.ts'
import { openUpstream, type UpstreamAnswer } from './upstream.ts'

export interface MetroculusOptions {
  readonly url: URL
  /** Stays the caller's to close. */
  readonly secret: OpenedSecret
}

/** Metroculus as a source. The one client in this process that ever sends the cluster secret. */
export function createMetroculus({ url, secret }: MetroculusOptions): Source {
  const upstream = openUpstream(url)
  const rooms = new Rooms()

  const ask = (question: Question, shown: Secret, signal: AbortSignal, room: Room) =>
    upstream.get({
      path: `${METROCULUS[question.endpoint]}?${queryOf(question)}`,
      headers: {
        Secret: shown.reveal(),
        Accept: 'application/json',
        'User-Agent': 'kubernetes-cost-dashboard',
        'X-Request-Id': randomUUID(),
        'Accept-Encoding': 'identity',
      },
      signal,
      room,
      types: ['application/json'],
    })

  /** A secret that was rotated a moment ago is refused once; the new one is tried before anybody hears of it. */
  async function askWithSecret(question: Question, signal: AbortSignal, room: Room): Promise<UpstreamAnswer> {
    const shown = secret.current()
    const answer = await ask(question, shown, signal, room)
    if (!isAuth(answer)) return answer
    await secret.reread()
    const next = secret.current()
    return next === shown ? answer : ask(question, next, signal, room)
  }

  return {
    kind: 'metroculus',
    answer(question, signal) {
      const fetchedAt = Date.now()
      return rooms.run(signal, async (room) => {
        const answer = await askWithSecret(question, signal, room)
        if (answer.status !== 200) throw refusalOfStatus(answer)
        return checkAnswer({ bytes: answer.body, question, fetchedAt }, signal)
      })
    },
    close: () => upstream.close(),
  }
}

/** Every part was read as a UUID, a whole number or a known name, so nothing in it needs escaping. */
function queryOf({ endpoint, account, start, end, metrics }: Question): string {
  const query = `${PARAMETER.account}=${account}&${PARAMETER.start}=${start}&${PARAMETER.end}=${end}`
  return endpoint === 'metrics' && metrics !== null
    ? `${query}&${PARAMETER.metrics}=${metrics.join()}`
    : query
}

const isAuth = ({ status }: UpstreamAnswer) => status === 401 || status === 403

/** Its 401 and 403 are about the gateway and never about the reader, whom they would sign out. */
function refusalOfStatus(answer: UpstreamAnswer): Refusal {
  if (isAuth(answer)) return new Refusal('upstream_auth')
  if (answer.status === 400) return new Refusal('bad_request')
  return new Refusal('upstream_error', { retryAfter: answer.headers.retryAfter })
}
