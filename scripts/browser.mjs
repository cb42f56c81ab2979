import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { canInstall, installPackages, isRoot, onPath, succeeds } from './programs.mjs'

/** Debian's headless shell runs the suite 1.7 times as fast as its chromium. */
const SLOW_PLACE = '/usr/bin/chromium'
const PLACES = ['/usr/bin/chromium-headless-shell', SLOW_PLACE]
const ON_PATH = ['google-chrome', 'google-chrome-stable']

/** The first browser that is there; null stands for Playwright's own, undefined for none at all. */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named && existsSync(named)) return named
  const found = PLACES.find((path) => existsSync(path)) ?? ON_PATH.map(onPath).find(Boolean)
  return found ?? (existsSync(chromium.executablePath()) ? null : undefined)
}

/** As `findBrowser`, and fetches the fastest where it is not there. Fonts, because Chromium depends on no font. */
export function findOrInstallBrowser() {
  const found = findBrowser()
  if (found !== undefined && (found !== SLOW_PLACE || !canInstall())) return found
  const packages = canInstall() ? ['chromium-headless-shell', 'chromium'] : []
  if (!packages.some((name) => installPackages(name, 'fonts-liberation')) && found === undefined)
    succeeds('npx', 'playwright', 'install', 'chromium')
  const installed = findBrowser()
  if (installed === undefined)
    throw new Error('No browser: install Chromium and name it, e.g. CHROMIUM_PATH=/usr/bin/chromium npm test')
  return installed
}

/** No GPU, no traffic of its own, text drawn alike on every machine; no sandbox only where root leaves none. */
export const LAUNCH_FLAGS = [
  ...(isRoot() ? ['--no-sandbox'] : []),
  '--disable-gpu',
  // One process less to talk to, which is a tenth of the time of a page.
  '--in-process-gpu',
  // A part drawn anew is not the same to the pixel as all drawn at once.
  '--disable-partial-raster',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--disable-lcd-text',
]
