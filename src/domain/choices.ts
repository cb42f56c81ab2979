/** Every choice among some things, from none of them to all; there are 2ⁿ, so let there be few. */
export function choicesOf<T>(things: readonly T[]): T[][] {
  let choices: T[][] = [[]]
  for (const thing of things) choices = [...choices, ...choices.map((choice) => [...choice, thing])]
  return choices.sort((a, b) => a.length - b.length)
}
