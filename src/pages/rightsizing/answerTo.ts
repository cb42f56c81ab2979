import { cheapestThatFit, type Search } from '~/domain/whatIfSearch'

/** What was found, with the question as the text that tells it from any other. */
export interface Answer {
  readonly asked: string
  readonly found: Search
}

/** `asked` is a `Question` as JSON: it travels to a worker as it is compared here. */
export const answerTo = (asked: string): Answer => ({ asked, found: cheapestThatFit(JSON.parse(asked)) })
