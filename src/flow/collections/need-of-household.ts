import { sqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { collectionsProblems } from './problems.ts'

const isOfHousehold = sqlFile(import.meta.url, './sql/is-of-household.sql')

/**
 * Refuses a person, contact point or task of another household: what is recorded of one household must change nothing of
 * the next. Nothing named: nothing is asked. Problem: not_of_household.
 */
export async function needOfHousehold(
  tx: Tx,
  given: {
    communityId: string
    householdId: string
    partyId?: string | null | undefined
    contactPointId?: string | null | undefined
    taskId?: string | null | undefined
  },
): Promise<void> {
  const named = {
    party_id: given.partyId ?? null,
    contact_point_id: given.contactPointId ?? null,
    task_id: given.taskId ?? null,
  }
  if (Object.values(named).every((id) => id === null)) return
  const where = { community_id: given.communityId, household_id: given.householdId }
  const row = await tx.row<{ fits: boolean }>(isOfHousehold, { ...where, ...named })
  if (!row?.fits) throw collectionsProblems.not_of_household()
}
