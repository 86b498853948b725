/** What one sentence, "each 1 % below the base takes 5 %", comes to under each way of reading it: shown before one is chosen. */
import { proposeBonus } from '../bonus.ts'
import type { Fen } from '../money.ts'
import type { BonusFacts, PointCount, PointMeaning } from './model.ts'

export type Reading = { pointMeans: PointMeaning; count: PointCount; proposed: Fen; factor: string }

const MEANINGS: readonly PointMeaning[] = ['percentage_point', 'percent_of_base']
const COUNTS: readonly PointCount[] = ['whole_points_below', 'started_points', 'proportional']

/** The same facts under all six readings; everything else of the scheme stays. */
export function everyReading(facts: BonusFacts): Reading[] {
  return MEANINGS.flatMap((pointMeans) =>
    COUNTS.map((count) => {
      const { proposed, factor } = proposeBonus({ ...facts, scheme: { ...facts.scheme, pointMeans, count } })
      return { pointMeans, count, proposed, factor }
    }),
  )
}
