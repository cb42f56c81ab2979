import { configure, screen } from '@testing-library/react'
import { HttpResponse, http } from 'msw/http'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { recordedServer } from '#mocks/node'
import { configOf, renderLive } from '~/app/testing/renderPage'

// A first page loads its code, and machines differ.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 30_000 })

const recorded = recordedServer()
beforeAll(() => recorded.server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => recorded.server.resetHandlers())
afterAll(() => recorded.server.close())

interface Point {
  readonly value: number
  readonly labels: Readonly<Record<string, string>>
}
interface Body {
  readonly cpu_savings: Point[]
  readonly memory_savings: Point[]
  readonly metrics: Readonly<Record<string, Point[]>>
}
/** The recorded answer of one endpoint, edited. */
function edited(endpoint: 'metrics' | 'savings', name: string, edit: (body: Body) => Partial<Body>) {
  recorded.server.use(
    http.get(`*/k8s-cost-api/v1/${endpoint}`, async ({ request }) => {
      const { origin, search } = new URL(request.url)
      const body = await (await fetch(`${origin}/metroculus/v2/${name}${search}`)).json()
      return HttpResponse.json({ ...body, ...edit(body) })
    }),
  )
}

async function panel(path = '/nodes') {
  const world = recorded.play('recorded')
  renderLive(path, configOf(world))
  const [heading] = await screen.findAllByRole('heading', { name: 'If a zone or a pool were lost' })
  await screen.findByText(/^(What|Whether what) runs today/)
  return heading?.closest('section')?.textContent ?? ''
}

test('twice of what is allocated does not fit on half of the nodes', async () => {
  const twice = (points: Point[]) => points.map((point) => ({ ...point, value: 2 * point.value }))
  edited('savings', 'kubecost_savings', ({ cpu_savings, memory_savings }) => ({
    cpu_savings: twice(cpu_savings),
    memory_savings: twice(memory_savings),
  }))
  const text = await panel()
  // The 95th percentile is 7.527 vCPU: twice that on 16.
  expect(text).toContain('What runs today does not fit on the rest: it would fill 94.1 % of their CPU')
  expect(text).toContain('Some of it would wait until new nodes come.')
})

test('a node of unknown size that would be left: nobody can say whether its room is needed', async () => {
  edited('metrics', 'kubecost_metrics', ({ metrics }) => ({
    metrics: {
      ...metrics,
      kubecost_node_is_spot: (metrics.kubecost_node_is_spot ?? []).map((point) => ({
        ...point,
        labels: {
          ...point.labels,
          instance_type: point.labels.provider_id?.includes('1a')
            ? 'odd'
            : (point.labels.instance_type ?? ''),
        },
      })),
    },
  }))
  const text = await panel()
  // At 0.65 the one node left that is known may carry 5.2 vCPU, and 7.5 are allocated.
  expect(text).toContain(
    'Whether what runs today would fit on the rest cannot be said: the capacity of 1 of the nodes that may be left is not known.',
  )
  expect(text).toContain('the capacity of some node that would be left is not known')
})
