const isDemoWorker = (worker: ServiceWorker | null) =>
  worker !== null && new URL(worker.scriptURL).pathname.endsWith('/mockServiceWorker.js')

/**
 * A demo once served on this origin may have left its worker behind, which could answer with recorded money.
 * It is dismissed before the first question; a page that it controls loads once more, and never settles.
 */
export async function dismissDemoWorker(
  workers: ServiceWorkerContainer | undefined = navigator.serviceWorker,
  reload: () => void = () => location.reload(),
): Promise<void> {
  if (workers === undefined) return
  const left = (await workers.getRegistrations()).filter(({ active, waiting, installing }) =>
    [active, waiting, installing].some(isDemoWorker),
  )
  const dismissed = await Promise.all(left.map((registration) => registration.unregister()))
  // Only after a dismissal: a page that could not get rid of the worker must not load for ever.
  if (!isDemoWorker(workers.controller) || !dismissed.includes(true)) return
  reload()
  await new Promise(() => {})
}
