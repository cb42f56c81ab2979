import { type HttpHandler, http } from 'msw/http'
import { API_ROOT } from '~/api/contract/paths'
import { answerQuestion } from './gateway'
import type { Scenario } from './scenarios'
import { type ServiceOptions, serve } from './service'

/**
 * What the browser asks, for MSW, under whatever origin and base path. The scenario is asked for with every
 * request, so that a test can change it in between.
 */
export const gatewayHandlers = (scenario: () => Scenario, options: ServiceOptions = {}): HttpHandler[] => [
  http.all(`*${API_ROOT}/*`, ({ request }) => answerQuestion(request, scenario(), options)),
]

/** Metroculus itself, as the recorder asks it. */
export const metroculusHandlers = (scenario: () => Scenario, options: ServiceOptions = {}): HttpHandler[] => [
  http.all('*/metroculus/v2/*', ({ request }) => serve(request, scenario(), options)),
]
