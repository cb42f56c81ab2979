#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { main } from './main.ts'

// The command of the packed package: compiled to dist/gateway/server, with the built apps beside in dist.
await main({
  argv: process.argv.slice(2),
  env: process.env,
  dist: fileURLToPath(new URL('../..', import.meta.url)),
  command: 'kubernetes-cost-dashboard',
})
