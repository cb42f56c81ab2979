import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_METRICS, KNOWN_METRICS } from '../../src/api/contract/metricNames.ts'
import { Refusal } from '../refusal.ts'
import { readClustersQuestion, readNothing, readQuestion } from './rules.ts'

const ACCOUNT = '00000000-0000-4000-8000-00000000c10d'
const NOW = Date.parse('2025-10-10T11:20:00Z')
const END = Date.parse('2025-10-10T11:00:00Z') / 1000
const START = END - 168 * 3600
const query = (more = '', { account = ACCOUNT, start = String(START), end = String(END) } = {}) =>
  `cloud_account_id=${account}&start_date=${start}&end_date=${end}${more}`
const read = (search: string, endpoint: 'metrics' | 'savings' = 'metrics') =>
  readQuestion(search, endpoint, NOW)
const codeOf = (action: () => unknown) => {
  try {
    action()
  } catch (error) {
    return error instanceof Refusal ? error.code : error
  }
  return 'read'
}

describe('readQuestion', () => {
  test('a good question comes out with both ends on the full hour', () => {
    const odd = query('&metrics=kubecost_node_is_spot%2Cnode_total_hourly_cost', {
      start: String(START + 1),
      end: String(END + 3599),
    })
    expect(read(odd)).toEqual({
      endpoint: 'metrics',
      account: ACCOUNT,
      start: START,
      end: END,
      metrics: ['kubecost_node_is_spot', 'node_total_hourly_cost'],
    })
    expect(read(query(), 'savings')).toMatchObject({ endpoint: 'savings', metrics: null })
  })

  test.each([
    ['twice', query(`&cloud_account_id=${ACCOUNT}`)],
    ['twice, the second in another case', query(`&Cloud_Account_Id=${ACCOUNT}`)],
    ['twice, the second with an encoded name', query(`&cloud%5Faccount_id=${ACCOUNT}`)],
    ['with brackets', query(`&cloud_account_id[]=${ACCOUNT}`)],
    ['only with an encoded name', query().replace('cloud_account_id', 'cloud%5Faccount_id')],
    ['with a semicolon as separator', query(`;cloud_account_id=${ACCOUNT}`)],
    ['in upper case', query('', { account: ACCOUNT.toUpperCase() })],
    ['with a blank', query('', { account: `${ACCOUNT}%20` })],
    ['missing', query().replace(/cloud_account_id=[^&]*&/, '')],
    ['empty', query('', { account: '' })],
  ])('fault 56: an account %s is refused', (_, search) => {
    expect(codeOf(() => read(search))).toBe('bad_request')
  })

  test.each([
    ['a quote and a brace', 'A%22%7D%20or%20metric%7Btenant_id%3D%22B'],
    ['an alternative', `${ACCOUNT}%7C.%2A`],
    ['a comment', `${ACCOUNT}%23`],
    ['a newline', `${ACCOUNT}%0A`],
    ['a NUL', `${ACCOUNT}%00`],
    ['bytes that are no UTF-8', '%ff'],
  ])('fault 57: %s in the account is refused', (_, account) => {
    expect(codeOf(() => read(query('', { account })))).toBe('bad_request')
  })

  test.each([
    ['a name nobody knows', 'kubecost_secret_cost'],
    ['a selector', 'kubecost_node_is_spot%7B%7D'],
    ['a regular expression', 'kubecost_.%2A'],
    ['a blank', 'kubecost_node_is_spot,%20kubecost_cluster_info'],
    ['nothing', ''],
    ['an empty name', 'kubecost_node_is_spot,'],
    ['one name twice', 'kubecost_node_is_spot,kubecost_node_is_spot'],
    ['more than twenty names', [...KNOWN_METRICS].slice(0, 21).join()],
    ['a name of every object', 'constructor'],
  ])('fault 57: metrics with %s are refused', (_, metrics) => {
    expect(codeOf(() => read(query(`&metrics=${metrics}`)))).toBe('bad_request')
  })

  test('twenty names are taken; other endpoints take none', () => {
    const twenty = [...KNOWN_METRICS].slice(0, 20)
    expect(read(query(`&metrics=${twenty.join()}`)).metrics).toEqual(twenty)
    expect(codeOf(() => read(query(`&metrics=${DEFAULT_METRICS[0]}`), 'savings'))).toBe('bad_request')
  })

  const at = (start: number | string, end: number | string) =>
    query('', { start: String(start), end: String(end) })
  test.each([
    ['milliseconds', at(START * 1000, END * 1000)],
    ['ISO dates', at('2025-10-03', '2025-10-10')],
    ['fractions', at(`${START}.5`, END)],
    ['a sign', at(`-${START}`, END)],
    ['Python underscores', at('1_759_489_200', END)],
    ['zero', at(0, END)],
    ['the same hour twice', at(END, END + 3599)],
    ['an end before the start', at(END, START)],
    ['an end two hours ahead', at(START, END + 2 * 3600)],
    ['more than 92 days', at(END - 93 * 86_400, END)],
  ])('fault 45, 48: %s is no window', (_, search) => {
    expect(codeOf(() => read(search))).toBe('bad_request')
  })

  test('92 days up to one hour ahead are a window', () => {
    expect(read(at(END - 92 * 86_400, END))).toMatchObject({ start: END - 92 * 86_400 })
    expect(read(at(START, END + 3600))).toMatchObject({ end: END + 3600 })
  })

  test('a query over 2 kB is refused before it is taken apart', () => {
    expect(codeOf(() => read(`cloud_account_id=${'0'.repeat(2100)}`))).toBe('bad_request')
  })

  test('fault 57: whatever bytes come, a question holds nothing but a UUID, two hours and known names', () => {
    const part = fc.oneof(
      fc.constantFrom(...query('&metrics=kubecost_cluster_info').split('&'), 'a=b', '=', '&', '%', '"}'),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        let question: ReturnType<typeof read>
        try {
          question = read(parts.join('&'))
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
          return
        }
        expect(question.account).toBe(ACCOUNT)
        expect([question.start, question.end]).toEqual([START, END])
        for (const name of question.metrics ?? []) expect(KNOWN_METRICS.has(name)).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })

  test('fault 65: a refusal never repeats what was sent', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]{12,40}$/), (sent) => {
        try {
          read(`${encodeURIComponent(sent)}=1&${query()}`)
        } catch (error) {
          expect(String(error)).not.toContain(sent)
          return
        }
        expect.fail('an unknown parameter was taken')
      }),
    )
  })
})

describe('readClustersQuestion', () => {
  test('asks for an organisation, for the neighbours of an account, or for all', () => {
    expect(readClustersQuestion(`organization_id=${ACCOUNT}`)).toEqual({
      organization: ACCOUNT,
      account: null,
    })
    expect(readClustersQuestion(`cloud_account_id=${ACCOUNT}`)).toEqual({
      organization: null,
      account: ACCOUNT,
    })
    expect(readClustersQuestion('')).toEqual({ organization: null, account: null })
  })

  test.each(['organization_id=x', `organization_id=${ACCOUNT}&cloud_account_id=${ACCOUNT}`, 'org=1'])(
    '%s is refused',
    (search) => {
      expect(codeOf(() => readClustersQuestion(search))).toBe('bad_request')
    },
  )
})

test('questions about the gateway have no parameters', () => {
  expect(codeOf(() => readNothing(''))).toBe('read')
  expect(codeOf(() => readNothing('a=1'))).toBe('bad_request')
})
