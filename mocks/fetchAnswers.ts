import { type Endpoint, METROCULUS, PARAMETER } from '~/api/contract/paths'
import type { AnswerText } from './answerText'
import { CannotRecord } from './cannotRecord'

export interface LiveQuestion {
  /** Origin of the service, with the prefix it is published under, if any, as `baseOf` gives it. */
  readonly base: string
  readonly account: string
  /** Unix seconds, on the hour. */
  readonly start: number
  readonly end: number
  /** From the environment, never from an argument: arguments show in process lists. */
  readonly secret: string | undefined
}

/** The service may ask its store for every metric in turn, at up to 30 s each. */
const DEADLINE_MS = 120_000

/** Asks the three endpoints one after the other: a recording is no reason to load the service. */
export async function fetchAnswers(question: LiveQuestion): Promise<AnswerText[]> {
  const { base, secret, account, start, end } = question
  if (!secret) throw new CannotRecord('METROCULUS_SECRET is not set in the environment')
  const query = new URLSearchParams({
    [PARAMETER.account]: account,
    [PARAMETER.start]: String(start),
    [PARAMETER.end]: String(end),
  })
  const answers: AnswerText[] = []
  for (const endpoint of Object.keys(METROCULUS) as Endpoint[]) {
    const source = base + METROCULUS[endpoint]
    const text = await fetchText(`${source}?${query}`, source, secret)
    answers.push({ endpoint, source, text, account, start, end })
  }
  return answers
}

/** What `--url` names, without a slash at its end. */
export function baseOf(text: string): string {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol)) throw new CannotRecord(`--url is no http address: ${text}`)
  if (url.username || url.password || url.search || url.hash) {
    throw new CannotRecord('--url takes an address and a path only, no user, query or fragment')
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

async function fetchText(url: string, source: string, secret: string): Promise<string> {
  try {
    // A redirect would carry the secret to somebody else.
    const signal = AbortSignal.timeout(DEADLINE_MS)
    const response = await fetch(url, { headers: { Secret: secret }, redirect: 'error', signal })
    const text = await response.text()
    if (response.ok) return text
    throw new CannotRecord(`${source} answered ${response.status} ${codeIn(text)}`.trimEnd())
  } catch (error) {
    if (error instanceof CannotRecord) throw error
    throw new CannotRecord(`${source} cannot be reached: ${causeOf(error)}`)
  }
}

/** The service's own code, such as OM0005. */
const codeIn = (text: string) => /"error_code":\s*"(\w{1,12})"/.exec(text)?.[1] ?? ''

/** `fetch` says no more than "fetch failed"; the reason is one or two causes down. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.cause ? causeOf(error.cause) : error.message
}
