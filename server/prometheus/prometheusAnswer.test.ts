import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { ACCOUNT, direct, FEE, fees, HOUR, NOTHING, question, START, series } from '../testing/direct.ts'
import { matrix } from '../testing/prometheusStub.ts'

describe('the answer', () => {
  const echo = { cloud_account_id: ACCOUNT, start_date: question.start, end_date: question.end }
  const labels = { __name__: FEE, tenant_id: ACCOUNT }
  const points = [
    { timestamp: START, value: 0.1, labels },
    { timestamp: START + HOUR, value: 0.2, labels },
  ]
  const meta = expect.objectContaining({ dropped: 0, nonfinite: 0, warnings: [] })

  test('of metrics is A1, without the metrics that have no samples', async () => {
    const { ask } = await direct(({ query }) =>
      query.get('query')?.startsWith(FEE) ? fees('0.1', '0.2') : NOTHING,
    )
    const { body } = await ask({ metrics: null })
    expect(body).toEqual({ ...echo, metrics: { [FEE]: points }, meta })
  })

  test('of costs is B1: the plain sum and the samples of the fee', async () => {
    const { ask } = await direct(fees('0.1', '0.2'))
    const { body } = await ask({ endpoint: 'clusterCosts', metrics: null })
    expect(body).toEqual({ ...echo, total_cost: 0.1 + 0.2, data_points: points, meta })
  })

  test('of savings is C', async () => {
    const cpu = 'kubecost_savings_cpu_allocation'
    const { ask } = await direct(({ query }) =>
      query.get('query')?.startsWith(cpu) ? { data: matrix(series(['6.9'], {}, cpu)) } : NOTHING,
    )
    const { body } = await ask({ endpoint: 'savings', metrics: null })
    expect(body).toEqual({
      ...echo,
      cpu_savings: [{ timestamp: START, value: 6.9, labels: { ...labels, __name__: cpu } }],
      memory_savings: [],
      meta,
    })
  })

  test('fault 12: of an empty window is empty in every form', async () => {
    const { ask } = await direct(NOTHING)
    expect((await ask({ metrics: null })).body).toEqual({ ...echo, metrics: {}, meta })
    expect((await ask({ endpoint: 'clusterCosts' })).body).toEqual({
      ...echo,
      total_cost: 0,
      data_points: [],
      meta,
    })
  })

  test('faults 1 and 2: what is no finite number is null, counted, and in no total', async () => {
    const texts = ['NaN', '+Inf', '-Inf', '0x1F', '', '1e400', '1e-7', '-0.5']
    const { ask } = await direct(fees(...texts.slice(0, 4)))
    const first = await ask({ endpoint: 'clusterCosts' })
    expect(first.body).toMatchObject({ total_cost: 0, meta: { nonfinite: 4 } })
    const { ask: again } = await direct(fees(...texts.slice(4)))
    const { body, meta: told } = await again({ endpoint: 'clusterCosts' })
    expect(body.data_points.map(({ value }) => value)).toEqual([null, null, 1e-7, -0.5])
    expect(body.total_cost).toBe(1e-7 - 0.5)
    expect(told.nonfinite).toBe(2)
  })

  test('passes on what Prometheus warned of, once; what it only remarked stays behind', async () => {
    const said = { warnings: ['a store did not answer', 7], infos: ['this may not be a counter'] }
    const { ask } = await direct({ ...NOTHING, ...said })
    const { body } = await ask({ metrics: null })
    expect(body.meta.warnings).toEqual(['a store did not answer'])
  })

  test('tells when the source was asked and when it was ready', async () => {
    const before = Date.now()
    const { ask } = await direct(NOTHING)
    const { meta: told } = await ask()
    const instants = [before, told.fetched_at, told.served_at, Date.now()]
    expect(instants).toEqual(instants.toSorted((a, b) => a - b))
  })

  test('is the same when it is large and made in a thread, to the last byte', async () => {
    const lines = Array.from({ length: 3_000 }, () => series(['0.1', '0.2', '0.3', '0.4'], { node: 'n1' }))
    const { ask } = await direct({ data: matrix(...lines) })
    const { body, bytes, gzipped } = await ask()
    const last = { timestamp: START + 3 * HOUR, value: 0.4, labels: { ...labels, node: 'n1' } }
    expect(body.metrics[FEE]).toHaveLength(12_000)
    expect(body.metrics[FEE]?.at(-1)).toEqual(last)
    expect(bytes).toBe(JSON.stringify(body).length)
    // Nothing of the thread's memory behind the end of the stream: `info` tells how much of it was read.
    const { engine } = gunzipSync(gzipped, { info: true }) as unknown as { engine: { bytesWritten: number } }
    expect(gzipped.length).toBe(engine.bytesWritten)
  })
})
