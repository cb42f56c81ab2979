// First, and before anything it guards against.
import '~/app/trustedTypes'
import { readPageFacts } from '~/app/pageFacts'
import type { HostEvent } from './contract'
import { startFrameGuest } from './frameGuest'
import { openIn } from './mount'
import { keepDialogsInSight, LEAST_HEIGHT } from './seenPart'

const { basePath, nonce } = readPageFacts(document)
const meta = document.querySelector<HTMLMetaElement>('meta[name="frame-ancestors"]')
const origins = meta?.content.split(' ').filter(Boolean) ?? []
/** What stands behind `/embed` in the frame's own address: where the reader begins, unless the host says. */
const route = location.pathname.slice(`${basePath}embed`.length) + location.search
/** The same on a page of its own. Two slashes would be another host. */
const alone = basePath + route.replace(/^\/+/, '')
const { style } = document.documentElement
// A frame as high as its content has no height of its own to measure by; on a short page a dialog still has to fit.
style.setProperty('--k8s-costs-vh', '8px')
style.setProperty('--k8s-costs-least', `${LEAST_HEIGHT}px`)
document.body.style.margin = '0'
const shadow = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
const note = document.body.appendChild(document.createElement('p'))
/** There are no styles of ours without the app. Readable on whatever ground the host has. */
const NOTE = {
  margin: '0',
  padding: '24px',
  font: '14px/1.5 system-ui, sans-serif',
  colorScheme: 'light dark',
  background: 'canvas',
  color: 'canvastext',
}

// A person who opens the frame's address by itself wants the page.
if (window.parent === window) location.replace(alone)
else
  startFrameGuest({
    window,
    origins,
    onSeen: keepDialogsInSight(shadow),
    open(options, tell) {
      note.remove()
      const listener = (event: HostEvent) => {
        tell(event)
        // What cannot be loaded takes room too, and is not there to say how much.
        if (event.type === 'error') tell({ type: 'height', height: document.documentElement.scrollHeight })
      }
      return openIn(shadow, { route, basePath, ...options, apiBase: basePath, styleNonce: nonce }, listener)
    },
    onSilence() {
      const link = Object.assign(document.createElement('a'), {
        href: alone,
        target: '_blank',
        rel: 'noopener',
      })
      link.textContent = 'Open the dashboard on a page of its own'
      note.append(
        'The page around this frame has not said whose costs to show, so there is nothing here yet. ',
        'Load that page again, or: ',
        link,
      )
      Object.assign(note.style, NOTE)
      return Math.ceil(note.getBoundingClientRect().bottom)
    },
  })
