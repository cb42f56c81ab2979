import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** MB of the young generation of a process that has kept a little and thrown much away. */
function youngGeneration(first: string): number {
  const script = `
    import { getHeapSpaceStatistics } from 'node:v8'
    import { collectSooner } from ${JSON.stringify(new URL('./heap.ts', import.meta.url).href)}
    ${first}
    for (let round = 0; round < 5; round++) Array.from({ length: 50_000 }, (_, i) => ({ i }))
    const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
    process.stdout.write(String(space.space_size / 2 ** 20))`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  })
  return Number(stdout)
}

test('V8 still asks for the flags that keep the heap small', () => {
  expect(youngGeneration('collectSooner()')).toBeLessThan(4)
  expect(youngGeneration('')).toBeGreaterThan(4)
})
