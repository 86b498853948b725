/** An account's money as the commands of this slice read and write it, under the account's lock. */
import { sqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Day } from '../../rules/day.ts'
import { add, type Fen, fen, subtract, sum } from '../../rules/money.ts'
import type { Component, PostedItem, TakenReceipt } from '../../rules/settlement.ts'

const LOCK_ACCOUNT = sqlFile(import.meta.url, './sql/lock-account.sql')
const ITEMS = sqlFile(import.meta.url, './sql/items-of-account.sql')
const RECEIPTS = sqlFile(import.meta.url, './sql/receipts-of-account.sql')
const ALLOCATIONS = sqlFile(import.meta.url, './sql/allocations-of-account.sql')
const INSERT_ENTRY = sqlFile(import.meta.url, './sql/insert-entry.sql')
const INSERT_ALLOCATIONS = sqlFile(import.meta.url, './sql/insert-allocations.sql')
const SAVE_ACCOUNT = sqlFile(import.meta.url, './sql/save-account.sql')

export type AccountKey = { communityId: string; accountId: string }

export type LockedAccount = AccountKey & { turns: number; creditFen: Fen }

/** Locks an account for a change of its money; null when there is none. */
export async function lockAccount(tx: Tx, key: AccountKey): Promise<LockedAccount | null> {
  const row = await tx.row<{ turns: number; credit_fen: number }>(LOCK_ACCOUNT, {
    community_id: key.communityId,
    account_id: key.accountId,
  })
  return row && { ...key, turns: row.turns, creditFen: fen(row.credit_fen) }
}

/** `lastDay`: of its posting and of every payment given to it or taken back. */
export type StoredItem = PostedItem & {
  openFen: Fen
  feeKind: string
  lastDay: Day
  /** The item it stands for since its charge was charged again. */
  replacesId: string | null
}

type ItemRow = {
  item_id: string
  component: Component
  of_item_id: string | null
  fee_kind: string
  from_day: Day
  to_day: Day
  due_day: Day
  day: Day
  last_day: Day
  amount_fen: number
  open_fen: number
  turn: number
  replaces_id: string | null
  fee_item_name: string
}

export async function itemsOf(tx: Tx, key: AccountKey, onlyOpen: boolean): Promise<StoredItem[]> {
  const rows = await tx.rows<ItemRow>(ITEMS, {
    community_id: key.communityId,
    account_id: key.accountId,
    only_open: onlyOpen,
  })
  return rows.map((row) => ({
    id: row.item_id,
    turn: row.turn,
    component: row.component,
    ofItemId: row.of_item_id,
    amount: fen(row.amount_fen),
    openFen: fen(row.open_fen),
    dueDay: row.due_day,
    postedDay: row.day,
    lastDay: row.last_day,
    replacesId: row.replaces_id,
    feeKind: row.fee_kind,
    ...(row.fee_kind === 'agency' ? { creditor: row.fee_item_name } : {}),
    label: `${row.fee_item_name} ${row.from_day} 至 ${row.to_day}`,
  }))
}

export async function receiptsOf(tx: Tx, key: AccountKey): Promise<TakenReceipt[]> {
  const rows = await tx.rows<{
    receipt_id: string
    turn: number
    amount_fen: number
    designation: string[]
    day: Day
    reversed: boolean
  }>(RECEIPTS, { community_id: key.communityId, account_id: key.accountId })
  return rows.map((row) => ({
    id: row.receipt_id,
    turn: row.turn,
    amount: fen(row.amount_fen),
    designation: row.designation,
    day: row.day,
    reversed: row.reversed,
  }))
}

export type Move = { receiptId: string; itemId: string; amount: Fen }

/** What each receipt pays of each item now; none is zero. */
export async function paymentsOf(tx: Tx, key: AccountKey): Promise<Move[]> {
  const rows = await tx.rows<{ receipt_id: string; item_id: string; amount_fen: number }>(ALLOCATIONS, {
    community_id: key.communityId,
    account_id: key.accountId,
  })
  return rows.map((row) => ({ receiptId: row.receipt_id, itemId: row.item_id, amount: fen(row.amount_fen) }))
}

export type Posting = { book: string; itemId?: string; amount: Fen }

/** One entry; its postings must sum to zero (asserted: a defect otherwise). */
export async function postEntry(
  tx: Tx,
  key: AccountKey,
  entry: { id: string; kind: string; sourceId: string; day: string; postings: readonly Posting[] },
) {
  await tx.rows(INSERT_ENTRY, {
    community_id: key.communityId,
    id: entry.id,
    company_id: tx.companyId,
    kind: entry.kind,
    account_id: key.accountId,
    source_id: entry.sourceId,
    day: entry.day,
    at: tx.at,
    postings: balanced(entry.kind, entry.postings),
  })
}

/** The postings of an entry as its statement takes them. */
function balanced(kind: string, all: readonly Posting[]): string {
  const postings = all.filter((posting) => posting.amount !== 0)
  if (sum(postings.map((posting) => posting.amount)) !== 0) throw new Error(`entry ${kind} does not balance`)
  return JSON.stringify(
    postings.map((posting, index) => ({
      line: index + 1,
      book: posting.book,
      item_id: posting.itemId ?? null,
      amount_fen: posting.amount,
    })),
  )
}

/**
 * Writes movements of allocation with their entry: credit pays items (positive), or a replay takes back (negative).
 * Returns how much left the credit balance on the whole.
 */
export async function moveAllocations(
  tx: Tx,
  key: AccountKey,
  moves: readonly Move[],
  as: { cause: 'receive' | 'draw_down' | 'replay'; day: string; sourceId: string },
): Promise<Fen> {
  const total = sum(moves.map((move) => move.amount))
  if (moves.length === 0) return total
  const byItem = new Map<string, Fen>()
  for (const move of moves) byItem.set(move.itemId, add(byItem.get(move.itemId) ?? fen(0), move.amount))
  const postings = [
    { book: 'credit', amount: total },
    ...[...byItem].map(([itemId, amount]) => ({
      book: 'receivable',
      itemId,
      amount: subtract(fen(0), amount),
    })),
  ]
  await tx.rows(INSERT_ALLOCATIONS, {
    community_id: key.communityId,
    company_id: tx.companyId,
    account_id: key.accountId,
    entry_id: tx.newId(),
    source_id: as.sourceId,
    postings: balanced('allocation', postings),
    cause: as.cause,
    day: as.day,
    at: tx.at,
    moves: JSON.stringify(
      moves.map((move) => ({
        id: tx.newId(),
        receipt_id: move.receiptId,
        item_id: move.itemId,
        amount_fen: move.amount,
      })),
    ),
  })
  return total
}

export async function saveAccount(tx: Tx, account: LockedAccount) {
  await tx.rows(SAVE_ACCOUNT, {
    community_id: account.communityId,
    account_id: account.accountId,
    turns: account.turns,
    credit_fen: account.creditFen,
  })
}
