import { STYLES } from './shadowStyles'

/** The class our whole style sheet hangs on; see `scripts/shadowCss.mjs`. */
export const ROOT_CLASS = 'k8s-costs'

/** Where one dashboard is drawn. Nothing of it stands outside. */
export interface Stage {
  /** Carries every custom property and the colour scheme. */
  readonly root: HTMLElement
  readonly app: HTMLElement
  /** For drawers and dialogs, beside the app: inside they would be held by its box. */
  readonly portals: HTMLElement
  readonly clear: () => void
}

/** One for all instances of a page; each shadow root adopts it. */
let sheet: CSSStyleSheet | null = null
function styleSheet(): CSSStyleSheet {
  if (sheet === null) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLES)
  }
  return sheet
}

/** Sets the stage in a shadow root. Adopted style sheets need no permission of a host's policy. */
export function setStage(shadow: ShadowRoot): Stage {
  const part = (name: string) => {
    const element = document.createElement('div')
    element.className = name
    return element
  }
  const [root, app, portals] = [part(ROOT_CLASS), part('app'), part('portals')]
  // Our words are English and run so, whatever the page around them does.
  root.lang = 'en'
  root.dir = 'ltr'
  root.append(app, portals)
  shadow.adoptedStyleSheets = [styleSheet()]
  shadow.append(root)
  return {
    root,
    app,
    portals,
    clear() {
      root.remove()
      shadow.adoptedStyleSheets = []
    },
  }
}
