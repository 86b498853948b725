/**
 * Charges again what names a household that did not owe for all of its days (改户重计并入账), and moves the money by law, in
 * one transaction. The former owner's account is replayed as if it had been charged rightly at once: what they paid stays
 * theirs, pays what they owe and waits as credit beyond that; none of it pays for another household (物业管理条例 第四十一条).
 * Everything is a contra entry on the day of the correction; no past day is rewritten. Nothing out of place: nothing is
 * written.
 */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'
import { type Recharge, recharge } from '../../billing/commands/recharge.ts'
import { cancelPostedCharges } from './cancel-charges.ts'
import { drawDownCredit, openAccounts, postOnly } from './post-charges.ts'

const LOCK = sqlFile(import.meta.url, '../sql/lock-accounts-of-run.sql')
const TAKE_PLACE = sqlFile(import.meta.url, '../sql/take-place.sql')

/** `moved`: payments that moved. `period`: of the bills the new charges stand on. */
export async function rechargePosted(
  tx: Tx,
  input: { communityId: string; day: Day; period?: string },
): Promise<Recharge & { moved: number }> {
  const charged = await recharge(tx, input)
  if (charged.done === 0) return { ...charged, moved: 0 }
  const { communityId, day } = input
  const run = { community_id: communityId, run_id: charged.runId }
  await openAccounts(tx, run)
  await tx.rows(LOCK, run)
  const { posted } = await postOnly(tx, { communityId, runId: charged.runId })
  await tx.rows(TAKE_PLACE, run)
  const { moved } = await cancelPostedCharges(tx, { communityId, chargeIds: charged.chargeIds, day })
  const drawnDown = await drawDownCredit(tx, input)
  tx.audit({
    communityId,
    action: 'ledger.recharge_posted',
    subject: `run:${charged.runId}`,
    facts: { cancelled: charged.done, posted, moved, drawnDown },
  })
  return { ...charged, moved }
}
