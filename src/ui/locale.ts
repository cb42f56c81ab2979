/** As the browser is set, unless a host has said how its readers are used to numbers and dates: BCP 47. */
let locale: string | undefined
const listeners = new Set<() => void>()

export const localeNow = (): string | undefined => locale

/** For all of a document, which has one language: what is on it already has to be drawn anew. */
export function setLocale(next: string | undefined): void {
  if (next === locale) return
  locale = next
  for (const listener of listeners) listener()
}

export function onLocale(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** A format is slow to build and asked for often: it is built once for each locale it is wanted in. */
export function perLocale<T>(build: (locale: string | undefined) => T): () => T {
  let built: { readonly locale: string | undefined; readonly format: T } | null = null
  return () => {
    if (built === null || built.locale !== locale) built = { locale, format: build(locale) }
    return built.format
  }
}
