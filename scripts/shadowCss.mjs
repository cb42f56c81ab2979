import { readFileSync } from 'node:fs'

/** The class that stands for the document inside a shadow root: `src/embed/stage.ts`. */
const ROOT = '.k8s-costs'
const PLACE = '__SHADOW_STYLES__'

/** In a frame they stand in the part of it that is seen: `src/embed/seenPart.ts`. */
const DIALOGS = `${ROOT} .portals :is(.mantine-Drawer-inner,.mantine-Modal-inner){top:var(--k8s-costs-seen-top,0);bottom:auto;height:var(--k8s-costs-seen-height,100%);transition:top .15s,height .15s}`

/** Inside our root nothing may come from the host's: neither what is inherited nor what a box of its page allows. */
const FRAME = `${ROOT}{all:initial;display:block}${ROOT} .app{container:k8s-costs/inline-size;position:relative;min-height:var(--k8s-costs-least,0)}${ROOT} .portals{position:fixed;inset:0 auto auto 0;z-index:1300}${DIALOGS}`

/**
 * Our style sheets as a shadow root needs them. The document's own selectors become our root's; `rem` becomes pixels,
 * as the size of the root's font is the host's business; widths of the window become widths of our part of it; and
 * lengths of the window's height a property, because a frame as high as its content would chase itself.
 */
export function shadowCss(css) {
  return (
    FRAME +
    css
      .replace(/:host\((\[[^\]]*\])\)/g, `${ROOT}$1`)
      .replace(/:(?:root|host)(?![\w-])/g, ROOT)
      .replace(/(^|[{},;\s])(?:html|body)(?=\s*[,{])/g, `$1${ROOT}`)
      .replace(/(\d*\.?\d+)rem\b(?!\s*\*\s*var\(--mantine-scale\))/g, (_, size) => `${Number(size) * 16}px`)
      .replace(/(\d*\.?\d+)(d?vh)\b/g, 'calc($1*var(--k8s-costs-vh,1$2))')
      .replace(/@media (\((?:width|min-width|max-width)[^()]*px\))/g, '@container k8s-costs $1')
      .replace(/border-radius:([456])px/g, 'border-radius:var(--host-radius,$1px)')
  )
}

/** Puts the one style sheet of a build into the script that waits for it, and leaves no file. */
export const shadowStyles = () => ({
  name: 'shadow-styles',
  enforce: 'post',
  generateBundle(_, bundle) {
    const sheets = Object.values(bundle).filter(
      ({ type, fileName }) => type === 'asset' && fileName.endsWith('.css'),
    )
    if (sheets.length !== 1) throw new Error(`one style sheet is expected, and there are ${sheets.length}`)
    const [sheet] = sheets
    const text = JSON.stringify(shadowCss(String(sheet.source)))
    const waiting = Object.values(bundle).filter(({ type, code }) => type === 'chunk' && code.includes(PLACE))
    if (waiting.length !== 1)
      throw new Error(`one script is expected to wait for styles, and there are ${waiting.length}`)
    for (const chunk of waiting)
      chunk.code = chunk.code.replace(new RegExp(`(["'\`])${PLACE}\\1`), () => text)
    delete bundle[sheet.fileName]
  },
})

/**
 * Mantine's variables are written where it runs, all of them under our own selector; a sheet that a root adopts comes
 * after those and would set the defaults over them.
 */
export const withoutDefaults = () => ({
  name: 'without-defaults',
  enforce: 'pre',
  load: (id) => (id.includes('/styles/default-css-variables.css') ? '' : null),
})

/** The page that stands in a frame. Not one of Vite's own: its scripts have no hash, and it has no styles. */
export const framePage = () => ({
  name: 'frame-page',
  buildStart() {
    const source = readFileSync(new URL('../src/embed/frame.html', import.meta.url), 'utf8')
    this.emitFile({ type: 'asset', fileName: 'frame.html', source })
  },
})
