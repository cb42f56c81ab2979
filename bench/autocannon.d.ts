/** The part of autocannon's interface that is used here; it ships no types of its own. */
declare module 'autocannon' {
  interface Request {
    path?: string
    headers?: Record<string, string>
  }
  interface Client {
    /** Builds them at once; the connection asks them in turn. */
    setRequests(requests: Request[]): void
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
    /** Called once for every connection. */
    readonly setupClient?: (client: Client) => void
    readonly timeout?: number
  }): Promise<Result>

  export = autocannon
}
