import type { HostEvent, HostListener, HostOptions, Mounted } from './contract'
import { readOptions, type Said } from './readOptions'

/**
 * Shows the dashboard in an element of the host's, in a shadow root of its own. Comes back at once: the app is fetched
 * with the first of them. Options that cannot be followed are left out and told as a `notice`.
 */
export function mount(element: Element, options: HostOptions = {}, listener?: HostListener): Mounted {
  const box = document.createElement('div')
  element.append(box)
  const opened = openIn(box.attachShadow({ mode: 'open' }), options, listener)
  return {
    update: opened.update,
    unmount() {
      opened.unmount()
      box.remove()
    },
  }
}

/** The same in a shadow root that is there already. */
export function openIn(shadow: ShadowRoot, said: Said, listener: HostListener = () => undefined): Mounted {
  let isOpen = true
  const each = onceEach(listener)
  // Whoever has ended it hears no more of it.
  const tell: HostListener = (event) => {
    if (isOpen) each(event)
  }
  const first = checked(said, tell)
  let changes: Parameters<Mounted['update']>[0] = {}
  let opened: Mounted | null = null
  import('./dashboard').then(
    ({ openDashboard }) => {
      if (isOpen) opened = openDashboard(shadow, { ...first, ...changes } as HostOptions, tell)
    },
    () => {
      const note = document.createElement('p')
      note.textContent = NOT_LOADED
      note.role = 'alert'
      if (isOpen) shadow.append(note)
      tell({ type: 'error', message: NOT_LOADED })
    },
  )
  return {
    update(next) {
      // What is taken back stays taken back, and is no fault.
      const gone = Object.entries(next).filter(([, value]) => value === undefined)
      const good = { ...Object.fromEntries(gone), ...checked(next, tell) }
      if (opened) opened.update(good)
      else changes = { ...changes, ...good }
    },
    unmount() {
      isOpen = false
      opened?.unmount()
      opened = null
      shadow.replaceChildren()
    },
  }
}

/** For the reader too: without the app there is nothing else to say it with. */
const NOT_LOADED = 'The dashboard could not be loaded. Load the page again.'

function checked(said: Said, tell: HostListener): HostOptions {
  const { options, refused } = readOptions(said)
  for (const refusal of refused) tell({ type: 'notice', ...refusal })
  return options
}

/** What is told again and again, and is still so, is told once; a listener's own fault is not ours. */
function onceEach(listener: HostListener): HostListener {
  const last = new Map<string, string>()
  return (event: HostEvent) => {
    const text = JSON.stringify(event)
    const key = event.type === 'notice' ? text : event.type
    if (STATES.has(event.type) && last.get(key) === text) return
    last.set(key, text)
    try {
      listener(event)
    } catch (error) {
      queueMicrotask(() => {
        throw error
      })
    }
  }
}

const STATES: ReadonlySet<HostEvent['type']> = new Set(['height', 'title', 'notice'])
