/**
 * Takes posted charges out of the ledger again: each entry gets its mirror, each open item falls to nothing. Refused
 * (`billing.charge_has_money`) when any of them was paid on; those taken out before are left. The caller cancels the charges in billing as well.
 */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'
import { billingProblems } from '../../billing/problems.ts'

const CANCEL = sqlFile(import.meta.url, '../sql/cancel-charges.sql')

export async function cancelPostedCharges(
  tx: Tx,
  input: { communityId: string; chargeIds: readonly string[]; day: Day },
): Promise<{ cancelled: number }> {
  if (input.chargeIds.length === 0) return { cancelled: 0 }
  const row = await tx.row<{ cancelled: number; earlier: number }>(CANCEL, {
    community_id: input.communityId,
    rows: JSON.stringify(input.chargeIds.map((id) => ({ charge_id: id, entry_id: tx.newId() }))),
    day: input.day,
    at: tx.at,
  })
  const cancelled = row?.cancelled ?? 0
  const withMoney = new Set(input.chargeIds).size - cancelled - (row?.earlier ?? 0)
  if (withMoney > 0) throw billingProblems.charge_has_money({ count: withMoney })
  tx.audit({
    communityId: input.communityId,
    action: 'ledger.cancel_charges',
    subject: `charges:${cancelled}`,
    facts: { day: input.day },
  })
  return { cancelled }
}
