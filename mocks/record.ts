import { parseArgs } from 'node:util'
import { decodeBytes } from '~/api/decode/decoders'
import { type AnswerText, onTheHour } from './answerText'
import { CannotRecord } from './cannotRecord'
import { baseOf, fetchAnswers } from './fetchAnswers'
import { readAnswer } from './savedAnswers'
import { type Circumstances, type Decoded, storeRecording } from './storeRecording'

const OPTIONS = {
  url: { type: 'string' },
  account: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  file: { type: 'string', multiple: true },
  endpoint: { type: 'string' },
  out: { type: 'string', default: 'mocks/recorded' },
  name: { type: 'string', default: 'Recorded cluster' },
  kubecost: { type: 'string' },
} as const

const USAGE = `npm run record -- --url http://host:port --account <id> [--from <time>] [--to <time>]
npm run record -- --file body.json [--file …] [--endpoint metrics|clusterCosts|savings]

  Times are ISO 8601 or Unix seconds; without them, the last seven days. The service's secret is read from
  METROCULUS_SECRET. --out <folder>, --name <shown name>, --kubecost <version>.`

const WEEK_SECONDS = 7 * 86_400

/** Puts what a service says, or what it once said, in the place of the recording. */
export async function main(argv: string[]): Promise<number> {
  try {
    const options = readOptions(argv)
    const answers = options.file ? await saved(options, options.file) : await live(options)
    // Saved bodies do not tell when they were saved; the end of their window is the nearest there is.
    const asOf = options.file ? Math.max(...answers.map(({ end }) => end)) * 1000 : Date.now()
    const circumstances: Circumstances = {
      out: options.out,
      recordedAt: new Date(asOf).toISOString(),
      name: options.name,
      kubecost: options.kubecost ?? null,
    }
    const { files } = await storeRecording(answers, circumstances, decode)
    for (const { endpoint } of answers) {
      process.stdout.write(`${options.out}/${files[endpoint].file}: ${files[endpoint].points} points\n`)
    }
    process.stdout.write('Names of clusters, namespaces and services were kept: look before you share.\n')
    return 0
  } catch (error) {
    if (!(error instanceof CannotRecord)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}

type Options = ReturnType<typeof readOptions>

function readOptions(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS }).values
  } catch (error) {
    throw new CannotRecord(`${error instanceof Error ? error.message : error}\n\n${USAGE}`)
  }
}

async function live({ url, account, from, to }: Options): Promise<AnswerText[]> {
  if (!url) throw new CannotRecord(`--url or --file is missing\n\n${USAGE}`)
  const base = baseOf(url)
  // The service writes the id into a query, so nothing that could end a string may pass.
  if (!account || !/^[\w-]{1,64}$/.test(account))
    throw new CannotRecord('--account is missing or no account id')
  const end = onTheHour(to === undefined ? Date.now() / 1000 : seconds(to, '--to'))
  const start = from === undefined ? end - WEEK_SECONDS : onTheHour(seconds(from, '--from'))
  if (start >= end) throw new CannotRecord('--from is not before --to')
  return fetchAnswers({ base, account, start, end, secret: process.env.METROCULUS_SECRET })
}

async function saved({ endpoint, account, from, to }: Options, files: string[]): Promise<AnswerText[]> {
  const start = from === undefined ? undefined : seconds(from, '--from')
  const end = to === undefined ? undefined : seconds(to, '--to')
  const answers = await Promise.all(files.map((file) => readAnswer(file, { endpoint, account, start, end })))
  if (new Set(answers.map((answer) => answer.endpoint)).size < answers.length) {
    throw new CannotRecord('two of the files are answers of the same endpoint')
  }
  if (new Set(answers.map((answer) => answer.account)).size > 1) {
    throw new CannotRecord('the files belong to different accounts')
  }
  return answers
}

function seconds(text: string, option: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : Date.parse(text) / 1000
  if (!Number.isFinite(value)) throw new CannotRecord(`${option} is no time: ${text}`)
  return value
}

type CostRequest = Parameters<typeof decodeBytes>[2]

function decode({ endpoint, source, text, account, start, end }: AnswerText): Decoded {
  // Cast: the brand of an instant is the domain's to give, and this is a question as the app would ask it.
  const window = { start: start * 1000, end: end * 1000 } as CostRequest['window']
  try {
    const decoded = decodeBytes(endpoint, new TextEncoder().encode(text).buffer, { account, window })
    const set = 'report' in decoded ? decoded.fee : decoded
    const info = set?.series.find(({ metric }) => metric === 'kubecost_cluster_info')
    return { points: set?.counts.received ?? 0, kubernetes: info?.labels.get('version') ?? null }
  } catch (error) {
    const { path = null, message } = error as { path?: string | null; message: string }
    throw new CannotRecord(`${source}${path ? `, at ${path}` : ''}: ${message}`)
  }
}
