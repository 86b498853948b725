/**
 * Puts a posted charge right (调整应收): makes the adjustment in billing and posts it, in one transaction. Less lowers what is
 * owed of the charge itself, and what was paid beyond that goes on by law or waits as credit; more becomes an item of its
 * own. Both are contra entries that a reversal takes back. The same key again answers the same adjustment. Problems:
 * those of `adjustCharge`.
 */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { platformProblems } from '../../../platform/problems.ts'
import { type Day, day as knownDay, later } from '../../../rules/day.ts'
import { type Fen, fen } from '../../../rules/money.ts'
import { type Adjustment, adjustCharge, lockCharge } from '../../billing/commands/adjust-charge.ts'
import { cancelCharges } from '../../billing/commands/cancel-charges.ts'
import { billingProblems } from '../../billing/problems.ts'
import { type LockedAccount, lockAccount } from '../account-money.ts'
import {
  type AdjustInput,
  adjustInput,
  type ReverseAdjustmentInput,
  reverseAdjustmentInput,
} from '../model.ts'
import { checkNotAhead } from '../not-ahead.ts'
import { cancelPostedCharges } from './cancel-charges.ts'
import { postCharges } from './post-charges.ts'
import { replayAccount } from './replay-account.ts'

const ENTRY_DAY = sqlFile(import.meta.url, '../sql/entry-day.sql')
const ITEM_PLACE = sqlFile(import.meta.url, '../sql/item-place.sql')
const ADJUST_ITEM = sqlFile(import.meta.url, '../sql/adjust-item.sql')

/** `moved`: payments that moved. */
export async function adjust(tx: Tx, input: AdjustInput): Promise<Adjustment & { moved: number }> {
  const request = parsed(adjustInput, input, '调整应收')
  const { communityId, chargeId } = request
  const day = knownDay(request.day)
  await checkNotAhead(tx, communityId, day)
  const adjustment = await adjustCharge(tx, { ...request, day, amountFen: fen(request.amountFen) })
  if (adjustment.repeated) return { ...adjustment, moved: 0 }
  if (adjustment.amountFen > 0) {
    const { drawnDown } = await postCharges(tx, { communityId, day, runId: adjustment.runId })
    return { ...adjustment, moved: drawnDown }
  }
  const item = await lockItem(tx, communityId, chargeId)
  const replay = await replayAccount(tx, item.account, {
    cause: 'replay',
    day,
    sourceId: adjustment.adjustmentId,
    amounts: new Map([[chargeId, fen(item.amountFen + adjustment.amountFen)]]),
  })
  const entry = { kind: 'charge', id: adjustment.adjustmentId, sourceId: adjustment.adjustmentId }
  await changeItem(tx, {
    communityId,
    itemId: chargeId,
    change: adjustment.amountFen,
    day: replay.day,
    ...entry,
  })
  audit(tx, communityId, 'ledger.adjust', adjustment.adjustmentId, replay.moved)
  return { ...adjustment, moved: replay.moved }
}

export type AdjustmentReversed = { adjustmentId: string; amountFen: Fen; moved: number }

/**
 * Takes an adjustment back (撤回调整): it keeps its row, its entry gets its mirror, and the account is replayed as if it had
 * never been made. Problems: adjustment_not_found, adjustment_reversed, day_ahead.
 */
export async function reverseAdjustment(tx: Tx, input: ReverseAdjustmentInput): Promise<AdjustmentReversed> {
  const { communityId, adjustmentId, reason, day: on } = parsed(reverseAdjustmentInput, input, '撤回调整')
  const day = knownDay(on)
  await checkNotAhead(tx, communityId, day)
  const found = await lockCharge(tx, communityId, adjustmentId)
  if (found?.kind !== 'adjustment' || !found.corrects_id)
    throw billingProblems.adjustment_not_found({ adjustment: adjustmentId })
  if (found.cancelled_day) throw billingProblems.adjustment_reversed({ day: found.cancelled_day })
  const item = await lockItem(tx, communityId, found.corrects_id)
  const amount = fen(found.amount_fen)
  const chargeIds = [adjustmentId]
  const moved =
    amount > 0
      ? (await cancelPostedCharges(tx, { communityId, chargeIds, day })).moved
      : await giveBack(tx, item, { communityId, adjustmentId, itemId: found.corrects_id, amount, day })
  await cancelCharges(tx, { communityId, chargeIds, reason, day })
  audit(tx, communityId, 'ledger.reverse_adjustment', adjustmentId, moved)
  return { adjustmentId, amountFen: amount, moved }
}

/** What was taken off an item is owed of it again, and the account is replayed. */
async function giveBack(
  tx: Tx,
  item: { account: LockedAccount },
  what: {
    communityId: string
    adjustmentId: string
    itemId: string
    amount: Fen
    day: Day
  },
): Promise<number> {
  const { communityId, adjustmentId, itemId, amount } = what
  const made = await tx.row<{ day: Day }>(ENTRY_DAY, {
    community_id: communityId,
    entry_id: adjustmentId,
  })
  const day = later(what.day, made?.day ?? what.day)
  const entry = { kind: 'charge_cancelled', id: tx.newId(), sourceId: adjustmentId }
  await changeItem(tx, { communityId, itemId, change: fen(-amount), day, ...entry })
  const { moved } = await replayAccount(tx, item.account, { cause: 'replay', day, sourceId: adjustmentId })
  return moved
}

/** Locks the account an item stands in, then reads the item. */
async function lockItem(tx: Tx, communityId: string, itemId: string) {
  const key = { community_id: communityId, item_id: itemId }
  type Place = { account_id: string; amount_fen: number }
  const place = await tx.row<Place>(ITEM_PLACE, key)
  if (!place) throw new Error(`charge ${itemId} is not in the ledger`)
  const account = await lockAccount(tx, { communityId, accountId: place.account_id })
  const now = (await tx.row<Place>(ITEM_PLACE, key)) as Place
  return { account: account as LockedAccount, amountFen: fen(now.amount_fen) }
}

async function changeItem(
  tx: Tx,
  entry: {
    communityId: string
    itemId: string
    change: Fen
    kind: string
    id: string
    sourceId: string
    day: string
  },
) {
  const lines = await tx.rows(ADJUST_ITEM, {
    community_id: entry.communityId,
    item_id: entry.itemId,
    change: entry.change,
    kind: entry.kind,
    entry_id: entry.id,
    source_id: entry.sourceId,
    day: entry.day,
    at: tx.at,
  })
  if (lines.length !== 2) throw new Error('an adjustment was not posted')
}

function audit(tx: Tx, communityId: string, action: string, adjustmentId: string, moved: number) {
  tx.audit({ communityId, action, subject: `adjustment:${adjustmentId}`, facts: { moved } })
}

type Shape<Out> = {
  safeParse(
    input: unknown,
  ): { success: true; data: Out } | { success: false; error: { issues: { message: string }[] } }
}

function parsed<Out>(shape: Shape<Out>, input: unknown, where: string): Out {
  const result = shape.safeParse(input)
  if (result.success) return result.data
  const detail = result.error.issues.map((issue) => issue.message).join('；')
  throw platformProblems.bad_input({ where, detail })
}
