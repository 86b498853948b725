/** What one sentence, "each 1 % below the base takes 5 %", comes to under each way of reading it: shown before one is chosen. */
import type { Fen } from '../money.ts'
import { figures } from './factor.ts'
import type { BonusFacts, PointCount, PointMeaning } from './model.ts'

export type Reading = { pointMeans: PointMeaning; count: PointCount; proposed: Fen; factor: string }

const MEANINGS: readonly PointMeaning[] = ['percentage_point', 'percent_of_base']
const COUNTS: readonly PointCount[] = ['whole_points_below', 'started_points', 'proportional']

/** The same facts under all six readings; everything else of the scheme stays. */
export function everyReading(facts: BonusFacts): Reading[] {
  return MEANINGS.flatMap((pointMeans) =>
    COUNTS.map((count) => {
      const { proposed, factor } = figures({ ...facts, scheme: { ...facts.scheme, pointMeans, count } })
      return { pointMeans, count, proposed, factor: factor.toDecimalPlaces(10).toString() }
    }),
  )
}
