/**
 * JSON as the service writes it: Python's `json.dumps` with default settings. That is `, ` and `: ` between
 * things, `1.0` for a float that happens to be whole, and bare `NaN` and `Infinity`, which are not JSON.
 */

/** Floats in these bodies are what is measured or paid; every other number is a time or a count. */
const isFloat = (key: string) => key === 'value' || key.endsWith('_cost') || key.endsWith('_efficiency')

export const toPythonJson = (value: unknown): string => write(value, '')

function write(value: unknown, key: string): string {
  if (typeof value === 'number') return isFloat(key) ? pythonFloat(value) : pythonInteger(value)
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return `[${value.map((item) => write(item, '')).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([name, member]) => `${quote(name)}: ${write(member, name)}`)
    return `{${members.join(', ')}}`
  }
  return JSON.stringify(value)
}

/** Python's `repr` of a float: plain from 1e-4 up to 1e16, an exponent of two digits or more outside. */
export function pythonFloat(value: number): string {
  if (!Number.isFinite(value)) return nonFinite(value)
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
  }
  const text = Object.is(value, -0) ? '-0' : String(value)
  return Number.isInteger(value) ? `${text}.0` : text
}

/** A time that came as a float (Prometheus may send one) keeps its fraction. */
const pythonInteger = (value: number) => (Number.isInteger(value) ? String(value) : pythonFloat(value))

const nonFinite = (value: number) => (Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity')

/** Python writes ASCII only: everything else becomes `\uXXXX`. */
const quote = (text: string) =>
  JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** A string, which is left alone, or one of the three tokens JSON does not know. */
const STRING_OR_TOKEN = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g
/** Stands before a token while it is read as a string. No text of a body holds a NUL. */
const MARK = '\0'

/** Reads what `json.dumps` wrote; throws the `SyntaxError` of `JSON.parse` if it is neither that nor JSON. */
export function fromPythonJson(text: string): unknown {
  const strict = text.replace(STRING_OR_TOKEN, (match) => (match[0] === '"' ? match : `"\\u0000${match}"`))
  if (strict === text) return JSON.parse(text)
  return JSON.parse(strict, (_key, value) =>
    typeof value === 'string' && value.startsWith(MARK) ? Number(value.slice(MARK.length)) : value,
  )
}
