import { expect, test } from 'vitest'
import { findPrometheus } from './prometheusRig.ts'

test('without Prometheus on the path its tests do not run, but in CI they fail', () => {
  expect(findPrometheus({ PATH: '' })).toBe(false)
  expect(() => findPrometheus({ PATH: '', CI: 'true' })).toThrow('no prometheus')
})
