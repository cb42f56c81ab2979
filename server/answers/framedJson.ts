import { Refusal } from '../refusal.ts'

/** Items are parsed together up to this: enough to keep the parser busy, little beside a large body. */
const BATCH_BYTES = 2 ** 16
/** What cannot be taken apart, one item or all that stands outside of arrays, may be as long as this. */
const LARGEST_PIECE = 2 ** 21

/** A body read without ever being one tree: a few items at a time are all that stands in memory beside its bytes. */
export interface FramedJson {
  /**
   * The value, with `[n]` in place of its nth outermost array, so that every array in it is one of these. Of a
   * repeated key the last counts, as anywhere.
   */
  readonly frame: unknown
  /** The items of an array of the frame, some at a time and never none. */
  items(array: readonly unknown[]): Iterable<readonly unknown[]>
  /** Reads the arrays nobody asked for: a fault in them is a fault of the body. */
  readRest(): void
}

/**
 * `parse` is `JSON.parse` or forgives more; what it throws is thrown. Throws `upstream_bad_body` for what is no
 * JSON, at the latest when all of it has been read, and `upstream_too_large` for what cannot be taken apart.
 */
export function framedJson(
  bytes: Buffer,
  parse: (text: string) => unknown,
  batchBytes = BATCH_BYTES,
): FramedJson {
  const { frame, arrays } = cut(bytes, batchBytes)
  const unread = new Set(arrays.keys())
  function* items([index]: readonly unknown[]) {
    unread.delete(index as number)
    const stretches = arrays[index as number] ?? []
    for (const { from, to } of stretches) {
      const batch = parse(`[${bytes.toString('utf8', from, to)}]`) as readonly unknown[]
      if (batch.length > 0) yield batch
      // `[1,]`: nothing between a comma and the end.
      else if (stretches.length > 1) throw new Refusal('upstream_bad_body')
    }
  }
  return {
    frame: parse(frame),
    items,
    readRest() {
      for (const index of unread) for (const _ of items([index]));
    },
  }
}

interface Stretch {
  readonly from: number
  readonly to: number
}

const TAB = 0x09
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const SPACE = 0x20
const QUOTE = 0x22
const COMMA = 0x2c
const OPEN_BRACKET = 0x5b
const BACKSLASH = 0x5c
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

/**
 * The text of the frame, and of each array its items in stretches cut at commas. Only quotes, brackets and commas
 * are looked at, and all of these are kept or checked: whatever else is wrong, the parser finds in a piece.
 */
function cut(bytes: Buffer, batchBytes: number) {
  const arrays: (readonly Stretch[])[] = []
  let frame = ''
  let stretches: Stretch[] = []
  let depth = 0
  let from = 0
  const piece = (to: number): Stretch => {
    if (to - from > LARGEST_PIECE) throw new Refusal('upstream_too_large')
    return { from, to }
  }
  const frameUpTo = (to: number) => {
    frame += bytes.toString('utf8', from, piece(to).to)
    if (frame.length > LARGEST_PIECE) throw new Refusal('upstream_too_large')
    from = to
  }
  for (let i = 0; i < bytes.length; i++) {
    switch (bytes[i]) {
      case QUOTE:
        i = endOfText(bytes, i)
        break
      case OPEN_BRACKET:
        if (depth === 0) {
          frameUpTo(i + 1)
          stretches = []
        }
        depth++
        break
      case OPEN_BRACE:
        if (depth > 0) depth++
        break
      case COMMA:
        if (depth !== 1 || i - from < batchBytes) break
        stretches.push(piece(i))
        from = i + 1
        break
      case SPACE:
      case TAB:
      case LINE_FEED:
      case CARRIAGE_RETURN:
        // Of white space in the frame one character is kept, however much there is.
        if (depth > 0) break
        if (i > from) frameUpTo(i + 1)
        from = i + 1
        break
      case CLOSE_BRACKET:
      case CLOSE_BRACE:
        if (depth === 0 || --depth > 0) break
        if (bytes[i] === CLOSE_BRACE) throw new Refusal('upstream_bad_body')
        stretches.push(piece(i))
        frame += arrays.length
        arrays.push(stretches)
        from = i
    }
  }
  if (depth > 0) throw new Refusal('upstream_bad_body')
  frameUpTo(bytes.length)
  return { frame, arrays }
}

/** Index of the quote that closes the text opened at `open`; beyond the end if none does. */
function endOfText(bytes: Buffer, open: number): number {
  let i = open + 1
  while (i < bytes.length && bytes[i] !== QUOTE) i += bytes[i] === BACKSLASH ? 2 : 1
  return i
}
