import { defineConfig } from '@playwright/test'
import { findBrowser, LAUNCH_FLAGS } from './scripts/browser.mjs'

// Two runs on one machine must not meet, and every worker reads this file anew: the first to come decides.
// 12,000 and up: below are ports that Chromium refuses.
process.env.E2E_PORT ??= String(12_000 + (process.pid % 8_000) * 2)
const port = Number(process.env.E2E_PORT)
const demo = `http://localhost:${port}`
// Two builds, two origins: the tests of the live build take its address from here.
process.env.E2E_LIVE_URL ??= `http://localhost:${port + 1}`

const served = (mode: string, at: number) => ({
  command: `"${process.execPath}" scripts/start.mjs ${mode}`,
  port: at,
  env: { PORT: String(at), HOST: '127.0.0.1' },
  reuseExistingServer: false,
  timeout: 120_000,
})
const browser = findBrowser()

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A test that passes only now and then has failed.
  retries: 0,
  reporter: [
    ['list'],
    ...(process.env.E2E_JSON ? [['json', { outputFile: process.env.E2E_JSON }] as const] : []),
  ],
  use: {
    baseURL: demo,
    locale: 'en-US',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    launchOptions: { args: LAUNCH_FLAGS, ...(browser && { executablePath: browser }) },
  },
  projects: [{ name: 'chromium' }],
  webServer: [served('demo', port), served('live', port + 1)],
})
