import type { Failure } from '~/domain/failure'

interface Told {
  readonly title: string
  readonly advice: string
}

/** What happened and what to do, in words for whoever reads the page. The secret is never mentioned. */
export const tellFailure = (failure: Failure): Told =>
  BY_CODE.get(failure.code ?? '') ?? TOLD[failure.kind](failure)

const TOLD: Record<Failure['kind'], (failure: Failure) => Told> = {
  network: () => ({
    title: 'Cannot reach the cost service.',
    advice: 'Check the connection, or ask whoever runs CloudTuner whether the service is up.',
  }),
  timeout: () => ({
    title: 'The cost service did not answer in time.',
    advice: 'A shorter time range may work.',
  }),
  unauthorised: () => ({
    title: 'You are not signed in, or no longer.',
    advice: 'Sign in again. If this page does not ask for it, reload the page.',
  }),
  // One sentence for both: whether an account exists is nobody’s business who may not read it.
  forbidden: () => ({
    title: 'This account may not be read with this sign-in.',
    advice:
      'It belongs to somebody else, or there is no such account. Choose another one, or sign in as somebody who may read it.',
  }),
  'proxy-refused': () => ({
    title: 'The proxy was refused.',
    advice: 'Ask whoever runs CloudTuner to check its access.',
  }),
  request: ({ reason }) => ({
    title: 'The cost service did not accept the question.',
    advice: reason,
  }),
  server: ({ status }) => ({
    title: `The cost service failed${status === null ? '' : ` (${status})`}.`,
    advice: 'This is on the other side. Trying again later may help.',
  }),
  contract: () => ({
    title: 'The service answered in a form this version cannot read.',
    advice: 'Nothing is shown rather than something wrong. The details help whoever looks after the service.',
  }),
  'too-large': () => ({
    title: 'The answer is too large to show.',
    advice: 'Choose a shorter time range.',
  }),
}

/** What the gateway says of itself: nothing failed, it only cannot answer now. */
const BY_CODE: ReadonlyMap<string, Told> = new Map([
  [
    'rate_limited',
    { title: 'Too many questions in a short time.', advice: 'The gateway asks for a short break.' },
  ],
  [
    'overloaded',
    { title: 'The gateway has more to do than it can.', advice: 'It asks to be left alone for a moment.' },
  ],
  ['draining', { title: 'The gateway is being restarted.', advice: 'It should be back in a moment.' }],
  [
    'authz_unavailable',
    {
      title: 'Nobody could be asked whether you may read this account.',
      advice: 'Nothing is shown until CloudTuner can tell again. Trying again later may help.',
    },
  ],
])

/** For the copyable block: everything we know and nothing secret. */
export const failureDetail = ({ kind, endpoint, status, code, reason, path, requestId }: Failure): string =>
  [
    `endpoint: ${endpoint}`,
    `kind: ${kind}`,
    status === null ? null : `status: ${status}`,
    code === null ? null : `code: ${code}`,
    path === null ? null : `at: ${path}`,
    `reason: ${reason}`,
    requestId === null ? null : `request: ${requestId}`,
  ]
    .filter((line) => line !== null)
    .join('\n')
