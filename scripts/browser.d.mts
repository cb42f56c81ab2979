/** Path of the browser; null for Playwright's own, undefined where there is none. */
export function findBrowser(): string | null | undefined
export function findOrInstallBrowser(): string | null
export const LAUNCH_FLAGS: string[]
