import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** Debian's headless shell runs the suite 1.7 times as fast as its chromium. */
const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
const ON_PATH = ['google-chrome', 'google-chrome-stable']

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))

const isRoot = () => process.getuid?.() === 0

/** The first browser that is there; null stands for Playwright's own, undefined for none at all. */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named && existsSync(named)) return named
  const found = PLACES.find((path) => existsSync(path)) ?? ON_PATH.map(onPath).find(Boolean)
  return found ?? (existsSync(chromium.executablePath()) ? null : undefined)
}

const run = (command, ...args) =>
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0

/** As `findBrowser`, and fetches one where there is none. Fonts, because Chromium depends on no font. */
export function findOrInstallBrowser() {
  const found = findBrowser()
  if (found !== undefined) return found
  if (isRoot() && existsSync('/etc/debian_version') && run('apt-get', 'update', '-qq')) {
    const [shell, full] = ['chromium-headless-shell', 'chromium']
    for (const name of [shell, full])
      if (run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', name, 'fonts-liberation')) break
  } else run('npx', 'playwright', 'install', 'chromium')
  const installed = findBrowser()
  if (installed === undefined)
    throw new Error('No browser: install Chromium and name it, e.g. CHROMIUM_PATH=/usr/bin/chromium npm test')
  return installed
}

/** No GPU, no traffic of its own, text drawn alike on every machine; no sandbox only where root leaves none. */
export const LAUNCH_FLAGS = [
  ...(isRoot() ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--disable-lcd-text',
]
