import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Endpoint, PARAMETER } from '~/api/contract/paths'
import { type AnswerText, objectIn } from './answerText'
import { CannotRecord } from './cannotRecord'
import { ACCOUNT, FILES, MANIFEST_FILE, type Manifest } from './manifest'
import { toPythonJson } from './pythonJson'
import { redact } from './redact'

/** What the app's own decoder makes of a body; it throws if it cannot read it. */
export interface Decoded {
  readonly points: number
  readonly kubernetes: string | null
}
export type Decode = (answer: AnswerText) => Decoded

export interface Circumstances {
  readonly out: string
  readonly recordedAt: string
  /** Under which the recorded cluster is shown. */
  readonly name: string
  /** No metric tells this one. */
  readonly kubecost: string | null
}

/**
 * Redacts the answers, makes sure that they decode, and puts them in place of the old ones: all of them or
 * none. Endpoints that are not among them keep the file they have.
 */
export async function storeRecording(
  answers: readonly AnswerText[],
  circumstances: Circumstances,
  decode: Decode,
): Promise<Manifest> {
  const stored = redactedAnswers(answers).map((answer) => ({ ...answer, ...decode(answer) }))
  const earlier = await earlierManifest(circumstances.out)
  const manifest = manifestOf(stored, circumstances, earlier)
  await replaceFiles(circumstances.out, [
    ...stored.map(({ endpoint, text }) => [FILES[endpoint], text] as const),
    [MANIFEST_FILE, `${JSON.stringify(manifest, null, 2)}\n`],
  ])
  return manifest
}

/** An answer as it is stored: `text` and `account` are aliased. */
interface RedactedAnswer extends AnswerText {
  readonly receivedBytes: number
}

function redactedAnswers(answers: readonly AnswerText[]): RedactedAnswer[] {
  const bodies = redact(answers.map(askedOnTheHour), answers[0]?.account ?? '')
  return answers.map((answer, index) => ({
    ...answer,
    text: toPythonJson(bodies[index]),
    account: ACCOUNT,
    receivedBytes: Buffer.byteLength(answer.text),
  }))
}

/** A body saved by hand may echo a window of odd minutes. The app asks on the hour, and holds an answer to it. */
function askedOnTheHour({ text, source, start, end }: AnswerText): object {
  const body = objectIn(text, source)
  if (PARAMETER.start in body) body[PARAMETER.start] = start
  if (PARAMETER.end in body) body[PARAMETER.end] = end
  return body
}

function manifestOf(
  stored: readonly (RedactedAnswer & Decoded)[],
  { out, recordedAt, name, kubecost }: Circumstances,
  earlier: Manifest | null,
): Manifest {
  const fresh = stored.map(({ endpoint, text, receivedBytes, points }) => {
    const bytes = Buffer.byteLength(text)
    return [endpoint, { file: FILES[endpoint], origin: 'recorded', bytes, receivedBytes, points }]
  })
  const files: Manifest['files'] = { ...earlier?.files, ...Object.fromEntries(fresh) }
  const absent = (Object.keys(FILES) as Endpoint[]).filter((endpoint) => !files[endpoint])
  if (absent.length > 0) throw new CannotRecord(`${out} would have no answer of ${absent.join(', ')}`)
  const isMixed = Object.values(files).some(({ origin }) => origin === 'reconstructed')
  const kubernetes = stored.find((answer) => answer.kubernetes)?.kubernetes ?? null
  return {
    origin: isMixed ? 'reconstructed' : 'recorded',
    recordedAt,
    account: { id: ACCOUNT, name },
    window: { start_date: stored[0]?.start ?? 0, end_date: stored[0]?.end ?? 0 },
    versions: { kubecost, kubernetes },
    files,
    ...(isMixed && earlier?.published && { published: earlier.published }),
    ...(isMixed && earlier?.filledIn && { filledIn: earlier.filledIn }),
  }
}

async function earlierManifest(folder: string): Promise<Manifest | null> {
  try {
    return JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8'))
  } catch {
    return null
  }
}

/** Everything is written beside its place first; only what is complete is moved into it. */
async function replaceFiles(folder: string, texts: readonly (readonly [string, string])[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  const beside = (file: string) => join(folder, `${file}.new`)
  try {
    for (const [file, text] of texts) await writeFile(beside(file), text)
  } catch (error) {
    await Promise.all(texts.map(([file]) => rm(beside(file), { force: true })))
    throw new CannotRecord(`${folder} cannot be written: ${(error as NodeJS.ErrnoException).code}`)
  }
  for (const [file] of texts) await rename(beside(file), join(folder, file))
}
