import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Answers } from '../answers/answers.ts'

const SECONDS = [0.005, 0.02, 0.1, 0.5, 1, 2, 5, 10, 30, 60]

/** What the gateway tells Prometheus of itself. No label ever holds a tenant, a token or text from outside. */
export function createMeasures() {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  collectDefaultMetrics({ register: registry })
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Counter<L>({ name: `costs_gateway_${name}`, help, labelNames, registers })
  return {
    registry,
    requests: counter('requests_total', 'Requests by route and status.', ['route', 'status']),
    upstream: new Histogram({
      name: 'costs_gateway_upstream_seconds',
      help: 'Time from asking the source to the checked answer, by outcome.',
      labelNames: ['outcome'] as const,
      buckets: SECONDS,
      registers,
    }),
    answers: counter('answers_total', 'Answers given, from the cache or fetched.', ['from']),
    authorisations: counter('authorisations_total', 'What the REST API said of readers.', ['outcome']),
    shed: counter('shed_total', 'Requests refused for load.', ['why']),
    nonfinite: counter('nonfinite_samples_total', 'Samples that were no finite number.'),
    foreign: counter('foreign_samples_total', 'Samples of another tenant in an answer; should stay 0.'),
    bodyBytes: counter('body_bytes_total', 'Bytes of answers sent, compressed.'),
    violations: counter('csp_violations_total', 'Reports of the page’s content security policy.'),
    secretFaults: counter('secret_faults_total', 'Times the secret file held nothing usable.'),
    watch({ lanes }: Answers) {
      const gauge = (name: string, help: string, value: () => number) =>
        new Gauge({
          name: `costs_gateway_${name}`,
          help,
          registers,
          collect() {
            this.set(value())
          },
        })
      gauge('upstream_in_flight', 'Questions the source is answering.', () => lanes.running)
      gauge('upstream_waiting', 'Questions that wait for their turn.', () => lanes.waiting)
    },
  }
}

export type Measures = ReturnType<typeof createMeasures>
