import { afterAll, afterEach, beforeAll } from 'vitest'
import { type MetroculusServer, startMetroculus, TEST_ACCOUNT, TEST_SECRET } from './metroculusServer.ts'
import { cloudAccount, type RestApiServer, startRestApi, TEST_TOKEN } from './restApiServer.ts'
import { type RunningGateway, startGateway } from './runningGateway.ts'

export const HOUR = 3600
export const END = 1_760_094_000
export const OTHERS = '00000000-0000-4000-8000-0000000000b0'
export const OTHER_TOKEN = 'test-token-of-another-reader'
export const DELETED = '00000000-0000-4000-8000-0000000000d0'
export const NOT_KUBERNETES = '00000000-0000-4000-8000-0000000000e0'
export const NOBODYS = '00000000-0000-4000-8000-0000000000f0'

export let metroculus: MetroculusServer
export let restApi: RestApiServer
export let gateway: RunningGateway
const more: RunningGateway[] = []

/**
 * For the tests of one file the whole of it: a gateway as it is run, a strict Metroculus, and a REST API that
 * opens up at the secret. After each test both upstreams behave again.
 */
export function wireBench(): void {
  beforeAll(async () => {
    metroculus = await startMetroculus({ accounts: [TEST_ACCOUNT, OTHERS] })
    restApi = await startRestApi([
      cloudAccount(TEST_ACCOUNT),
      cloudAccount(OTHERS, { organization_id: '00000000-0000-4000-8000-0000000000a1' }),
      cloudAccount(DELETED, { deleted_at: 1_760_000_000 }),
      cloudAccount(NOT_KUBERNETES, { type: 'aws_cnr' }),
    ])
    restApi.allow(TEST_TOKEN, TEST_ACCOUNT, DELETED, NOT_KUBERNETES)
    restApi.allow(OTHER_TOKEN, OTHERS)
    gateway = await startGateway(live())
  })
  afterAll(() => Promise.all([gateway.close(), metroculus.close(), restApi.close()]))
  afterEach(async () => {
    metroculus.play()
    restApi.fail()
    await Promise.all(more.splice(0).map((one) => one.close()))
  })
}

export const live = (other: Record<string, string> = {}) => ({
  METROCULUS_URL: metroculus.url.href,
  METROCULUS_SECRET: TEST_SECRET,
  RESTAPI_URL: restApi.url.href,
  ...other,
})
export const SHORT = { deadlineMs: { metrics: 300, clusterCosts: 300, savings: 300 } }
export const another = async (env: Record<string, string>, options?: typeof SHORT) => {
  const one = await startGateway(env, options)
  more.push(one)
  return one
}

export const bearer = (token = TEST_TOKEN) => ({ authorization: `Bearer ${token}` })
let windows = 0
/** A window nobody asked for yet, so that nothing kept answers it. */
export const fresh = () => {
  windows++
  return { start: END - (24 + windows) * HOUR, end: END }
}
export const path = (
  endpoint = 'savings',
  { account = TEST_ACCOUNT, ...window }: Partial<Window> & { account?: string } = {},
) => {
  const { start, end } = { ...fresh(), ...window }
  return `/k8s-cost-api/v1/${endpoint}?cloud_account_id=${account}&start_date=${start}&end_date=${end}`
}
interface Window {
  start: number
  end: number
}
export const codeOf = ({ body }: { body: string }) => JSON.parse(body).error?.code
export const asked = () => metroculus.heard.length
export const askedRest = () => restApi.heard.length
