/**
 * The number in a text that `String` may have written of one that is neither negative nor a giant; null for any other
 * text. (`Number` itself takes "" for zero and "0x1f" for 31.)
 */
export const decimalIn = (text: string): number | null =>
  /^\d+(?:\.\d+)?(?:e-\d+)?$/.test(text) ? Number(text) : null
