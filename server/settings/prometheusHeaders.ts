import { readFileSync, statSync } from 'node:fs'
import { Secret } from './secret.ts'
import { Expected } from './settingReaders.ts'

/** RFC 9110: what a name is made of, and the values we take of what it allows. */
const LINE =
  /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}):[ \t]*([\x21-\x7e](?:[\x20-\x7e]{0,4094}[\x21-\x7e])?)[ \t]*$/
/** Headers that steer the connection or the form of the answer, which are ours to set. */
const OURS: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])
const FORM = 'lines “Name: value”, each name once, none of them about the connection'

type Headers = ReadonlyMap<string, Secret>

/** The headers in a text, by lower-case name; null if a line is no header or one we do not take. */
function headersIn(text: string): Headers | null {
  const headers = new Map<string, Secret>()
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue
    const [, name, value] = LINE.exec(line) ?? []
    const key = name?.toLowerCase()
    if (key === undefined || value === undefined || OURS.has(key) || headers.has(key)) return null
    headers.set(key, new Secret(value))
  }
  return headers
}

/** For the settings: that the file can be read now, and holds what it should. */
export function headersFileFrom(file: string): string | Expected {
  try {
    return headersIn(readFileSync(file, 'utf8')) === null ? new Expected(`a file of ${FORM}`) : file
  } catch {
    return new Expected('a file that can be read')
  }
}

export interface HeadersFile {
  /** As the file has them now. What cannot be read any more leaves those that were good before. */
  current(): Readonly<Record<string, string>>
  /** Texts that no log line may hold: the parts of the values that are long enough to be secrets. */
  secrets(): readonly string[]
}

/** Headers to send along, read again when the file has changed; none without a file. Their values are secrets. */
export function openHeadersFile(file: string | null): HeadersFile {
  let headers: Headers = new Map()
  let seen = ''
  const refresh = () => {
    if (file === null) return headers
    try {
      const { mtimeMs, size, ino } = statSync(file)
      const now = `${mtimeMs} ${size} ${ino}`
      if (now !== seen) {
        headers = headersIn(readFileSync(file, 'utf8')) ?? headers
        seen = now
      }
    } catch {
      // Gone for the moment in which it is replaced: looked for again with the next question.
    }
    return headers
  }
  return {
    current: () => Object.fromEntries([...refresh()].map(([name, value]) => [name, value.reveal()])),
    secrets: () =>
      [...refresh().values()]
        .flatMap((value) => value.reveal().split(' '))
        .filter((part) => part.length >= 16),
  }
}
