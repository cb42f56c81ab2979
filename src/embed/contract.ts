/** Colours (`#rgb`, `#rrggbb`, `rgb(…)`, `hsl(…)`), a font and a radius of the host. Each is checked, and told if refused. */
export interface HostTheme {
  /** Links, what is chosen, the focus. At least 4.5 to 1 on the background. */
  readonly accent?: string
  readonly background?: string
  /** Behind tables, notes and menus. */
  readonly surface?: string
  readonly text?: string
  readonly textSecondary?: string
  readonly divider?: string
  readonly error?: string
  readonly warning?: string
  readonly success?: string
  /** Family names as in CSS; the host has loaded them. */
  readonly fontFamily?: string
  /** Pixels, 0 to 24. */
  readonly radius?: number
  /**
   * The host's chart colours; the first four stand for on-demand, spot, load balancers and the fee. Taken only if
   * they can be told from the background and from one another, by colour-blind readers too.
   */
  readonly chart?: readonly string[]
}

/** What a host says. Everything may be left out; everything but `apiBase` may be changed later. */
export interface HostOptions {
  /** The cloud account (data source) whose costs are shown: a UUID. */
  readonly account?: string
  /** The organisation whose clusters are offered for choice: a UUID. */
  readonly organization?: string
  /**
   * Gives the reader's access token, or null if nobody is signed in. Called at the start and whenever the gateway has
   * refused the last one; what it gives stays in memory.
   */
  readonly token?: () => string | null | Promise<string | null>
  /** Where the gateway stands, a path or an address: `/k8s-cost-api` is below it. Default `/`. For good: another needs another mount. */
  readonly apiBase?: string
  readonly theme?: HostTheme
  /** Left out, the reader chooses. */
  readonly colorScheme?: 'light' | 'dark' | 'system'
  /**
   * BCP 47: how numbers and dates are written; left out, as the browser is set. One for all dashboards of a page, the
   * last that is said. The words are English so far: with another language an event says so, and they are marked.
   */
  readonly locale?: string
  /** ISO 4217, of the organisation. Never converted without a rate: if the feed is in another one, an event says so. */
  readonly currency?: string
  readonly timeZone?: 'utc' | 'local'
  /** Where the host shows this, a path such as `/kubernetes-costs`: what links lead to in a new tab. */
  readonly basePath?: string
  /** The address within the dashboard, such as `/nodes?range=24h`. Change it when the host's own address changes. */
  readonly route?: string
  /** Tells several on one page apart, in what the browser keeps: letters, digits and dashes. */
  readonly instance?: string
  /** For a host whose policy allows style elements by nonce. */
  readonly styleNonce?: string
}

/** Why something the host said is not followed. */
export type NoticeCode = 'option-refused' | 'colour-refused' | 'chart-colours-refused' | 'locale' | 'currency'

/** What the host hears: of `mount` by its function, of the element as a `CustomEvent` of the type's name. */
export type HostEvent =
  /** The first figures are on their way to the screen. */
  | { readonly type: 'ready' }
  /** The reader went elsewhere in the dashboard; `replace` where no step back is wanted. */
  | { readonly type: 'navigate'; readonly route: string; readonly replace: boolean }
  /** Pixels the whole of it takes. */
  | { readonly type: 'height'; readonly height: number }
  /** The page's name: "Nodes". */
  | { readonly type: 'title'; readonly title: string }
  /** The token was refused and no other could be had: the host's to sign the reader in again. */
  | { readonly type: 'auth-expired' }
  /** Nothing can be shown. */
  | { readonly type: 'error'; readonly message: string }
  /** Something the host said is not followed. */
  | { readonly type: 'notice'; readonly code: NoticeCode; readonly message: string }

export type HostListener = (event: HostEvent) => void

/** One dashboard on a page. */
export interface Mounted {
  /** Changes what is given and leaves the rest; `undefined` takes an option back. */
  readonly update: (changes: { readonly [O in keyof HostOptions]?: HostOptions[O] | undefined }) => void
  /** Ends it: nothing of it stays in the page. */
  readonly unmount: () => void
}
