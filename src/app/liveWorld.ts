import { createClient } from '~/api/client'
import { priceBookOf, readConfig } from '~/api/config'
import type { ConfigBody } from '~/api/contract/gateway'
import type { PageFacts } from './pageFacts'
import { createServerClock } from './serverClock'
import { createSession } from './session'
import type { LiveWorld } from './world'

/**
 * The live world as the page's own configuration describes it, or, where the page holds none that can be read,
 * as the gateway does when asked. Throws an `ApiError` if neither can be had.
 */
export async function liveWorldOf({ config, basePath }: PageFacts): Promise<LiveWorld> {
  return worldFrom(configIn(config) ?? (await createClient({ base: basePath }).getConfig()))
}

function configIn(text: string): ConfigBody | null {
  try {
    return readConfig(text)
  } catch {
    // A page from a static host has none; one of another release has one that only its own gateway may explain.
    return null
  }
}

export const worldFrom = (config: ConfigBody): LiveWorld => ({
  kind: 'live',
  config,
  prices: priceBookOf(config.prices),
  clock: createServerClock(config.now),
  session: config.auth === 'restapi' ? createSession() : null,
  host: null,
})
