/** What a screen has to know about the recorded world. Types alone, so that naming them brings no mock along. */

export interface ScenarioSummary {
  readonly id: string
  readonly title: string
  /** One sentence. */
  readonly description: string
  /** True where the figures are invented, not an edit of the recording. */
  readonly synthetic: boolean
}

export interface RecordedWorld {
  /** The only account that has data here. */
  readonly account: string
  readonly accountName: string
  /** Where the clock stands, epoch milliseconds: without it "last 7 days" would soon be empty. */
  readonly now: number
  /** When the recording was made, ISO 8601. */
  readonly recordedAt: string
  readonly scenario: ScenarioSummary
  readonly scenarios: readonly ScenarioSummary[]
  /** To be shown at all times. */
  readonly banner: string
}
