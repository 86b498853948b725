import type { Household } from './household.ts'

/** What may be done for a household besides taking its money: talk, promise, pause. */
export function HouseholdActions(_: { household: Household }) {
  return null
}
