import { STEP_SECONDS } from '~/api/contract/paths'

/**
 * What was published about the first test of the three endpoints on 10 October 2025: the only figures in
 * this folder that were typed by hand, and all the reconstruction has to go by.
 */
export const PUBLISHED = {
  /** Asked for: seven days up to the hour before the test ran. */
  window: { start_date: 1759489200, end_date: 1760094000 },
  testedAt: '2025-10-10T11:20:00Z',
  /** Hourly points of the fee, and the time of the last one. */
  points: 32,
  lastPoint: 1760094000,
  metricsBodyBytes: 310_826,
  kubecost: '2.7.2',
  kubernetes: '1.33',
  region: 'ap-south-1',
  instanceType: 't3a.2xlarge',
  /** Of the four nodes, in the order they were listed. All were spot. */
  zones: ['ap-south-1c', 'ap-south-1a', 'ap-south-1b', 'ap-south-1c'],
  managementUsdPerHour: 0.1,
  /** Read back from a later total: 2.4856 USD over 104 hours. */
  loadBalancerUsdPerHour: 0.0239,
  egressUsdPerGb: { zone: 0.01, region: 0.01, internet: 0.143 },
  /** One point of each was printed with its time; the second CPU figure was printed beside it. */
  firstPrintedPoint: 1759997600,
  cpuCores: { mean: 6.89, printed: [6.536, 7.454] },
  memory: { meanGib: 13.8, printedBytes: [14829481369.6] },
  dataSets: { hourly: { success: 50, error: 0 }, daily: { success: 92, error: 0 } },
} as const

/** The samples' times: on the hour, ascending. The printed ones sat at 13:20 past it, as the test's window did. */
export const instants: readonly number[] = Array.from(
  { length: PUBLISHED.points },
  (_, index) => PUBLISHED.lastPoint - (PUBLISHED.points - 1 - index) * STEP_SECONDS,
)

/** Which of them a printed point belongs to once its odd minutes are dropped. */
export const indexOfPrinted = (nth: number) =>
  instants.indexOf(Math.floor(PUBLISHED.firstPrintedPoint / STEP_SECONDS) * STEP_SECONDS + nth * STEP_SECONDS)
