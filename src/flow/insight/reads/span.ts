import { type Day, dayFrom, partsOf } from '../../../rules/day.ts'

export type Span = { from: Day; to: Day; asOf: Day }

/** The days a report is about. A span without its ends is the year so far; without a day, it is known as of today. */
export function spanOf(
  given: { from?: Day | undefined; to?: Day | undefined; asOf?: Day | undefined },
  today: Day,
): Span {
  const to = given.to ?? given.asOf ?? today
  return { from: given.from ?? dayFrom(partsOf(to).year, 1, 1), to, asOf: given.asOf ?? today }
}
