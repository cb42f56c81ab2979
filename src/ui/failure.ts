import type { Failure } from '~/domain/failure'

interface Told {
  readonly title: string
  readonly advice: string
}

/** What happened and what to do, in words for whoever reads the page. The secret is never mentioned. */
export const tellFailure = (failure: Failure): Told => TOLD[failure.kind](failure)

const TOLD: Record<Failure['kind'], (failure: Failure) => Told> = {
  network: () => ({
    title: 'Cannot reach the cost service.',
    advice: 'Check the connection, or ask whoever runs CloudTuner whether the service is up.',
  }),
  timeout: () => ({
    title: 'The cost service did not answer in time.',
    advice: 'A shorter time range may work.',
  }),
  unauthorised: () => REFUSED,
  forbidden: () => REFUSED,
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

const REFUSED: Told = {
  title: 'The proxy was refused.',
  advice: 'Ask whoever runs CloudTuner to check its access to this account.',
}

/** For the copyable block: everything we know and nothing secret. */
export const failureDetail = ({ kind, endpoint, status, code, reason, path }: Failure): string =>
  [
    `endpoint: ${endpoint}`,
    `kind: ${kind}`,
    status === null ? null : `status: ${status}`,
    code === null ? null : `code: ${code}`,
    path === null ? null : `at: ${path}`,
    // A refusal's own words may speak of the secret; its code says as much to whoever needs it.
    kind === 'unauthorised' || kind === 'forbidden' ? null : `reason: ${reason}`,
  ]
    .filter((line) => line !== null)
    .join('\n')
