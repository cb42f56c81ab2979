import { readFile } from 'node:fs/promises'
import { ENDPOINTS, type Endpoint, PARAMETER } from '~/api/contract/paths'
import { type AnswerText, objectIn, onTheHour } from './answerText'
import { CannotRecord } from './cannotRecord'

/** Said by whoever records, for bodies that do not say it themselves. */
export interface Hints {
  readonly endpoint?: string | undefined
  readonly account?: string | undefined
  readonly start?: number | undefined
  readonly end?: number | undefined
}

export async function readAnswer(file: string, hints: Hints): Promise<AnswerText> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CannotRecord(`${file} cannot be read: ${error.code}`)
  })
  const said = objectIn(text, file)
  const endpoint = endpointOf(said, hints.endpoint, file)
  const start = secondsIn(said[PARAMETER.start]) ?? hints.start ?? lacks(file, 'window', '--from and --to')
  const end = secondsIn(said[PARAMETER.end]) ?? hints.end ?? lacks(file, 'window', '--from and --to')
  return {
    endpoint,
    source: file,
    text,
    account: textIn(said[PARAMETER.account]) ?? hints.account ?? lacks(file, 'account', '--account'),
    start: onTheHour(start),
    end: onTheHour(end),
  }
}

const textIn = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const secondsIn = (value: unknown) => (Number.isFinite(value) ? Number(value) : undefined)

function lacks(file: string, what: string, option: string): never {
  throw new CannotRecord(`${file} does not say its ${what}: give ${option}`)
}

function endpointOf(body: object, named: string | undefined, file: string): Endpoint {
  if (named !== undefined) {
    if (Object.hasOwn(ENDPOINTS, named)) return named as Endpoint
    throw new CannotRecord(`--endpoint is one of ${Object.keys(ENDPOINTS).join(', ')}, not ${named}`)
  }
  if ('cpu_savings' in body || 'memory_savings' in body) return 'savings'
  if ('summary' in body || 'data_points' in body || 'total_cost' in body) return 'clusterCosts'
  if ('metrics' in body) return 'metrics'
  throw new CannotRecord(`${file} has the keys of none of the endpoints; give --endpoint`)
}
