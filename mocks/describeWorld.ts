import { manifest } from './recording'
import { type Scenario, scenarios } from './scenarios'
import type { RecordedWorld, ScenarioSummary } from './world'

const HOUR_MS = 3_600_000

/** What a screen may know of the world under a scenario. */
export function describeWorld(scenario: Scenario): RecordedWorld {
  return {
    account: manifest.account.id,
    accountName: manifest.account.name,
    now: Date.parse(manifest.recordedAt) + scenario.hoursLater * HOUR_MS,
    recordedAt: manifest.recordedAt,
    scenario: summaryOf(scenario),
    scenarios: scenarios.map(summaryOf),
    banner: bannerOf(scenario),
  }
}

const summaryOf = ({ id, title, description, synthetic }: Scenario): ScenarioSummary => ({
  id,
  title,
  description,
  synthetic,
})

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

function bannerOf({ synthetic, title }: Scenario): string {
  if (synthetic) return `Demo data, not recorded. ${title}`
  const recorded = `Demo data, recorded ${day.format(new Date(manifest.recordedAt))}`
  return manifest.origin === 'reconstructed'
    ? `${recorded}, reconstructed from the published figures`
    : `${recorded}, names and addresses replaced`
}
