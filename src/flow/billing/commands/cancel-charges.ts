/**
 * Takes charges back whole (撤销应收), with the adjustments that correct them. They keep their rows, leave `v_charge` and free
 * their days, which may be charged again. Charges already cancelled are left. Their ledger entries are reversed by
 * `ledger.cancelPostedCharges`, in the same transaction. Answers which were cancelled now.
 */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'

const CANCEL = sqlFile(import.meta.url, '../sql/cancel-charges.sql')

export async function cancelCharges(
  tx: Tx,
  input: { communityId: string; chargeIds: readonly string[]; reason: string; day: Day },
): Promise<{ cancelled: number; chargeIds: string[] }> {
  if (input.chargeIds.length === 0) return { cancelled: 0, chargeIds: [] }
  const rows = await tx.rows<{ charge_id: string }>(CANCEL, {
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
  return { cancelled: rows.length, chargeIds: rows.map((row) => row.charge_id) }
}
