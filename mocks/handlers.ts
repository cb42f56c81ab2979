import { type HttpHandler, http } from 'msw/http'
import type { Scenario } from './scenarios'
import { type ServiceOptions, serve } from './service'

/**
 * The service for MSW, under whatever origin and prefix it is called. The scenario is asked for with every
 * request, so that a test can change it in between.
 */
export const metroculusHandlers = (scenario: () => Scenario, options: ServiceOptions = {}): HttpHandler[] => [
  http.all('*/metroculus/v2/*', ({ request }) => serve(request, scenario(), options)),
]
