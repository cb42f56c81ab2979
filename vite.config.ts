import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import type { BuildEnvironmentOptions } from 'vite'
import { defineConfig } from 'vitest/config'
import { devGateway } from './scripts/devGateway.ts'
import { framePage, shadowStyles, withoutDefaults } from './scripts/shadowCss.mjs'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** What is fetched before the first screen stands: what the entry and the overview import, and what that imports. */
const FIRST = ['./src/main.tsx', './src/pages/overview/OverviewPage.tsx'].map(here)
let firstModules: ReadonlySet<string> | undefined

function firstScreen(build: {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}) {
  if (firstModules) return firstModules
  const found = new Set(FIRST)
  for (const id of found) for (const next of build.getModuleInfo(id)?.importedIds ?? []) found.add(next)
  firstModules = found
  return firstModules
}

const PAGE: BuildEnvironmentOptions = {
  modulePreload: { polyfill: false },
  rolldownOptions: {
    output: {
      // The first screen in a handful of files: one for the libraries every page needs, one for our own
      // shared rooms. What only some pages use keeps to chunks of its own.
      codeSplitting: {
        groups: [
          {
            name: 'libraries',
            test: /node_modules\/(?:react|react-dom|scheduler|react-router|@tanstack\/(?:react-query|query-core)|clsx|get-nonce|@mantine\/core\/esm\/core\/MantineProvider)\//,
          },
          {
            name: (id, build) => (firstScreen(build).has(id) ? 'shared' : null),
            debugName: 'shared',
            test: /\/src\/(?:ui|domain|api)\//,
            minShareCount: 2,
          },
        ],
      },
    },
  },
}

/**
 * Entries of fixed names beside chunks of hashed ones. Their styles are one text inside, for shadow roots to adopt, and
 * nothing is loaded ahead: where the files lie is known to the module alone.
 */
const EMBED: BuildEnvironmentOptions = {
  modulePreload: false,
  cssCodeSplit: false,
  copyPublicDir: false,
  rolldownOptions: {
    input: {
      'kubernetes-costs': here('./src/embed/module.ts'),
      'cost-card': here('./src/embed/cardModule.ts'),
      frame: here('./src/embed/frame.ts'),
    },
    preserveEntrySignatures: 'strict',
    output: { entryFileNames: '[name].js' },
  },
}

/**
 * Two worlds from one source. `--mode demo` is the app on the recorded response (MSW in the browser);
 * `--mode live` speaks to a real service. `import.meta.env.MODE` decides in `src/main.tsx` alone.
 * `--mode embed` is the live one as a module for pages of others.
 */
export default defineConfig(({ mode }) => ({
  plugins: [
    react({ compiler: true }),
    ...(mode === 'demo' ? [msw({ mode: 'worker-only' })] : []),
    ...(mode === 'live' ? [devGateway()] : []),
    ...(mode === 'embed' ? [withoutDefaults(), shadowStyles(), framePage()] : []),
  ],
  resolve: {
    alias: {
      '~': here('./src'),
      '#mocks': here('./mocks'),
      // MSW's cookie jar carries a 113 kB list of public suffixes that the demo never needs.
      ...(mode === 'demo' ? { tldts: here('./mocks/noPublicSuffixes.ts') } : {}),
    },
  },
  // Where the page stands is known when it is served: `server/page/page.ts` writes it, and the nonce, into each.
  base: './',
  html: { cspNonce: 'CSP_NONCE' },
  build: {
    outDir: `dist/${mode}`,
    target: ['chrome125', 'firefox128', 'safari18'],
    assetsInlineLimit: 0,
    manifest: true,
    ...(mode === 'embed' ? EMBED : PAGE),
  },
  server: { host: '127.0.0.1', port: 5173 },
  test: {
    // Unless told it leaves a core idle, which of two is half of them.
    maxWorkers: '100%',
    projects: [
      {
        extends: true as const,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{src,mocks,scripts,server}/**/*.test.ts'],
          // Modules are read once for all files: none of them keeps anything. It takes half the time.
          isolate: false,
        },
      },
      {
        extends: true as const,
        test: {
          name: 'component',
          environment: 'happy-dom',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['./src/app/testing/setup.ts'],
        },
      },
    ],
  },
}))
