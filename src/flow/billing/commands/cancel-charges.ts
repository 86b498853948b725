/**
 * Takes charges back whole, e.g. those of an undone import. They keep their rows and leave `v_charge`. Charges already
 * cancelled are left. Their ledger entries are reversed first, by `ledger.cancelPostedCharges`, which refuses when money
 * is on them.
 */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'

const CANCEL = sqlFile(import.meta.url, '../sql/cancel-charges.sql')

export async function cancelCharges(
  tx: Tx,
  input: { communityId: string; chargeIds: readonly string[]; reason: string; day: Day },
): Promise<{ cancelled: number }> {
  if (input.chargeIds.length === 0) return { cancelled: 0 }
  const rows = await tx.rows(CANCEL, {
    community_id: input.communityId,
    charge_ids: input.chargeIds,
    reason: input.reason,
    day: input.day,
    at: tx.at,
  })
  tx.audit({
    communityId: input.communityId,
    action: 'billing.cancel_charges',
    subject: `charges:${rows.length}`,
    facts: { day: input.day, reason: input.reason },
  })
  return { cancelled: rows.length }
}
