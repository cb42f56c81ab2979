import { defineConfig } from '@playwright/test'
import { findBrowser, LAUNCH_FLAGS } from './scripts/browser.mjs'
import { SETTINGS } from './server/settings/settingList.ts'

// Two runs on one machine must not meet, and every worker reads this file anew: the first to come decides.
// 12,000 to 32,000: below are ports that Chromium refuses, above those a system hands out to whoever connects.
process.env.E2E_PORT ??= String(12_000 + (process.pid % 2_500) * 8)
const port = Number(process.env.E2E_PORT)
const origin = (at: number) => `http://localhost:${port + at}`
// Two builds at two places, each on an origin of its own: the tests take the addresses from here.
process.env.E2E_LIVE_URL ??= origin(1)
process.env.E2E_DEMO_BELOW_URL ??= `${origin(3)}/costs/`
process.env.E2E_PARTS_URL ??= origin(6)
process.env.E2E_LIVE_BELOW_URL ??= `${origin(4)}/costs/`

/** Whatever this machine is set to show, these say nothing but what is written here. */
const DEMO = Object.fromEntries(SETTINGS.map(({ name }) => [name, '']))
/** Nothing answers at that address: each test puts a stand-in before the API. */
const LIVE = {
  ...DEMO,
  PROMETHEUS_URL: 'http://127.0.0.1:9',
  AUTH: 'off',
  ACCOUNTS: '00000000-0000-4000-8000-0000000000aa=Test',
}
/** As `npm start`, which also says in which headers the page comes; one after the other, so that each is built once. */
const served = (at: number, settings: Record<string, string>) => ({
  command: `"${process.execPath}" scripts/start.mjs`,
  port: port + at,
  env: { ...settings, PORT: String(port + at), HOST: '127.0.0.1' },
  reuseExistingServer: false,
  timeout: 120_000,
})
const browser = findBrowser()

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  // One more than there are cores: each waits for its page now and then.
  workers: 3,
  // A test that passes only now and then has failed.
  retries: 0,
  // Patience proves nothing less, and machines differ.
  expect: { timeout: 15_000 },
  timeout: 60_000,
  reporter: [
    ['list'],
    ...(process.env.E2E_JSON ? [['json', { outputFile: process.env.E2E_JSON }] as const] : []),
  ],
  use: {
    baseURL: origin(0),
    locale: 'en-US',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    launchOptions: { args: LAUNCH_FLAGS, ...(browser && { executablePath: browser }) },
  },
  projects: [{ name: 'chromium' }],
  webServer: [
    served(0, DEMO),
    served(1, { ...LIVE, INTERNAL_PORT: String(port + 2) }),
    served(3, { ...DEMO, BASE_PATH: '/costs' }),
    served(4, { ...LIVE, BASE_PATH: '/costs', INTERNAL_PORT: String(port + 5) }),
    {
      command: `"${process.execPath}" scripts/realParts.ts`,
      port: port + 6,
      env: { ...DEMO, PORT: String(port + 6) },
      reuseExistingServer: false,
      // Installs and builds the host, where nobody has yet.
      timeout: 180_000,
    },
  ],
})
