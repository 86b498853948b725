/**
 * Brings an account's allocations to what its events say (重算核销) and writes only the differences. Called after a
 * receipt is reversed, when credit meets newly posted charges, and before charges are taken back. Nothing to change:
 * nothing moves. Answers how many payments moved, and on which day.
 */
import type { Tx } from '../../../platform/db/tx.ts'
import { type Day, later } from '../../../rules/day.ts'
import { type Fen, fen, subtract, sum } from '../../../rules/money.ts'
import { type Payment, settle, type TakenReceipt } from '../../../rules/settlement.ts'
import {
  itemsOf,
  type LockedAccount,
  type Move,
  moveAllocations,
  paymentsOf,
  receiptsOf,
  saveAccount,
  type StoredItem,
} from '../account-money.ts'

export async function replayAccount(
  tx: Tx,
  account: LockedAccount,
  as: {
    cause: 'draw_down' | 'replay'
    day: Day
    sourceId: string
    /** Items about to become more or less, and what each will be; nothing: as if it had never been posted. */
    amounts?: ReadonlyMap<string, Fen>
  },
): Promise<{ moved: number; day: Day }> {
  const [items, receipts, current] = [
    await itemsOf(tx, account, false),
    await receiptsOf(tx, account),
    await paymentsOf(tx, account),
  ]
  const standing = items.map((item) => ({ ...item, amount: as.amounts?.get(item.id) ?? item.amount }))
  const target = settle(
    standing,
    receipts.map((receipt) => namingAnew(receipt, items)),
  )
  const moves = differences(current, target.payments)
  const day = dayOf(moves, as.day, items, receipts)
  await moveAllocations(tx, account, moves, { cause: as.cause, sourceId: as.sourceId, day })
  account.creditFen = sum(target.credit.values())
  await saveAccount(tx, account)
  return { moved: moves.length, day }
}

/** Whoever named an item that was charged again meanwhile meant what stands in its place. */
function namingAnew(receipt: TakenReceipt, items: readonly StoredItem[]): TakenReceipt {
  const standIns = (id: string): string[] => [
    id,
    ...items.filter((item) => item.replacesId === id).flatMap((item) => standIns(item.id)),
  ]
  return { ...receipt, designation: receipt.designation.flatMap(standIns) }
}

/** Not before any item or receipt that moves was there, nor before anything was moved last. */
function dayOf(
  moves: readonly Move[],
  wanted: Day,
  items: readonly StoredItem[],
  receipts: readonly TakenReceipt[],
): Day {
  const moved = new Set(moves.map((move) => move.receiptId))
  const taken = receipts.filter((receipt) => moved.has(receipt.id)).map((receipt) => receipt.day)
  return [...items.map((item) => item.lastDay), ...taken].reduce(later, wanted)
}

/** What must be moved to get from one set of payments to another: taken back first, then given. */
function differences(current: readonly Move[], target: readonly Payment[]): Move[] {
  const change = new Map<string, Move>()
  const note = (receiptId: string, itemId: string, amount: Fen) => {
    const key = `${receiptId}/${itemId}`
    const earlier = change.get(key)?.amount ?? fen(0)
    change.set(key, { receiptId, itemId, amount: fen(earlier + amount) })
  }
  for (const one of target) note(one.receiptId, one.itemId, one.amount)
  for (const one of current) note(one.receiptId, one.itemId, subtract(fen(0), one.amount))
  return [...change.values()].filter((move) => move.amount !== 0).sort((a, b) => a.amount - b.amount)
}
