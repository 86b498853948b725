/**
 * Takes posted charges out of the ledger again (撤销已入账应收). What was paid on them is taken back first, by replaying each
 * account as if they had never been posted: the money pays what else is open, by law, or waits as credit balance. Then
 * each entry gets its mirror and each open item falls to nothing, with its adjustments and whatever hangs on it. Charges
 * taken out before are left. The caller cancels them in billing as well. Problem, with `unpaidOnly`:
 * `billing.charge_has_money`.
 */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type Day, later } from '../../../rules/day.ts'
import { fen } from '../../../rules/money.ts'
import { billingProblems } from '../../billing/problems.ts'
import { type LockedAccount, lockAccount } from '../account-money.ts'
import { replayAccount } from './replay-account.ts'

const LOCK = sqlFile(import.meta.url, '../sql/lock-accounts-of-charges.sql')
const ITEMS = sqlFile(import.meta.url, '../sql/items-to-cancel.sql')
const CANCEL = sqlFile(import.meta.url, '../sql/cancel-charges.sql')

type ItemRow = { item_id: string; account_id: string; day: Day; paid: boolean; has_receipts: boolean }

/** `cancelled`: items that fell. `moved`: payments that moved to make room. */
export async function cancelPostedCharges(
  tx: Tx,
  input: { communityId: string; chargeIds: readonly string[]; day: Day; unpaidOnly?: boolean },
): Promise<{ cancelled: number; moved: number }> {
  if (input.chargeIds.length === 0) return { cancelled: 0, moved: 0 }
  const key = { community_id: input.communityId, charge_ids: input.chargeIds }
  await tx.rows(LOCK, key)
  const items = await tx.rows<ItemRow>(ITEMS, key)
  const paid = items.filter((item) => item.paid).length
  if (input.unpaidOnly && paid > 0) throw billingProblems.charge_has_money({ count: paid })
  const { days, moved } = await freeMoney(tx, input, items)
  const row = await tx.row<{ cancelled: number }>(CANCEL, {
    community_id: input.communityId,
    rows: JSON.stringify(
      items.map((item) => ({
        item_id: item.item_id,
        entry_id: tx.newId(),
        day: days.get(item.account_id) ?? later(input.day, item.day),
      })),
    ),
    at: tx.at,
  })
  if (row?.cancelled !== items.length) throw new Error('money was left on a charge that is taken back')
  tx.audit({
    communityId: input.communityId,
    action: 'ledger.cancel_charges',
    subject: `charges:${items.length}`,
    facts: { day: input.day, moved },
  })
  return { cancelled: items.length, moved }
}

/** Replays every account that ever took money, leaving the items out. Answers the day on which each was replayed. */
async function freeMoney(tx: Tx, input: { communityId: string; day: Day }, items: readonly ItemRow[]) {
  const days = new Map<string, Day>()
  let moved = 0
  const withReceipts = items.filter((item) => item.has_receipts)
  for (const [accountId, falling] of Map.groupBy(withReceipts, (item) => item.account_id)) {
    const account = await lockAccount(tx, { communityId: input.communityId, accountId })
    const replay = await replayAccount(tx, account as LockedAccount, {
      cause: 'replay',
      day: input.day,
      sourceId: (falling[0] as ItemRow).item_id,
      amounts: new Map(falling.map((item) => [item.item_id, fen(0)])),
    })
    days.set(accountId, replay.day)
    moved += replay.moved
  }
  return { days, moved }
}
