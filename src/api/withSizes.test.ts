import { expect, test } from 'vitest'
import { nodeFigures } from '~/domain/nodeFigures'
import { nodesIn } from '~/domain/nodes'
import { node } from '~/domain/testing/nodes'
import { setOf, span } from '~/domain/testing/tables'
import { GIB } from '~/domain/units'
import { withSizes } from './withSizes'

const WINDOW = span(0, 4)
const answer = (...types: string[]) => setOf(WINDOW, ...types.map((type, i) => node(String(i), { type })))
const unreachable = async () => {
  throw new Error('not fetched')
}

test('an answer of AWS types asks for no table', async () => {
  const set = answer('t3a.2xlarge', 'm5.large')
  expect(await withSizes(set, unreachable)).toBe(set)
})

test('types of other clouds come with what their table says, and one in no table stays unknown', async () => {
  const set = await withSizes(answer('Standard_D4s_v5', 'n2-highmem-8', 't3a.2xlarge', 'made-up'))
  const { capacity } = nodeFigures(nodesIn(set, WINDOW))
  // 4 + 8 + 8 vCPU; 16 + 64 + 32 GiB.
  expect(capacity.value).toEqual({ cpu: 20, memory: 112 * GIB })
  expect(capacity.notes).toEqual(['1 of 4 nodes have no known capacity and are left out'])
})

test('where the table cannot be fetched the answer is whole, and says so', async () => {
  const set = await withSizes(answer('Standard_D4s_v5'), unreachable)
  expect(nodesIn(set, WINDOW).seen).toHaveLength(1)
  expect(set.notices).toEqual([
    'The table of instance sizes could not be loaded, so some nodes are of unknown size.',
  ])
})
