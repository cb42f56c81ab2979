/** Notes of a figure, which begin small and end openly, as sentences. */
export const sentences = (notes: readonly string[]): string =>
  notes.map((note) => `${note.charAt(0).toUpperCase()}${note.slice(1)}.`).join(' ')
