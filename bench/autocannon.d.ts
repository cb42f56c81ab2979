/** The part of autocannon's interface that is used here; it ships no types of its own. */
declare module 'autocannon' {
  interface Request {
    path?: string
    headers?: Record<string, string>
  }
  interface Result {
    readonly requests: { readonly average: number; readonly total: number }
    /** Milliseconds. */
    readonly latency: { readonly p50: number; readonly p99: number; readonly max: number }
    readonly non2xx: number
    readonly errors: number
    readonly timeouts: number
  }
  function autocannon(options: {
    readonly url: string
    readonly connections: number
    /** Seconds. */
    readonly duration?: number
    readonly amount?: number
    readonly headers?: Record<string, string>
    readonly requests?: readonly { readonly setupRequest: (request: Request) => Request }[]
    readonly timeout?: number
  }): Promise<Result>

  export = autocannon
}
