/**
 * Holds the money of a household still for the rest of this transaction, without changing it: a receipt that was
 * committed before is seen, one that comes meanwhile waits. For whoever is about to tell a household what it owes.
 */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'

const LOCK_HOUSEHOLD = sqlFile(import.meta.url, '../sql/lock-household.sql')

/** The ids of the household's accounts; none: it has never been billed. */
export async function lockHousehold(
  tx: Tx,
  where: { communityId: string; householdId: string },
): Promise<string[]> {
  const rows = await tx.rows<{ account_id: string }>(LOCK_HOUSEHOLD, {
    community_id: where.communityId,
    household_id: where.householdId,
  })
  return rows.map((row) => row.account_id)
}
