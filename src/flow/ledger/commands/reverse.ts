/**
 * Takes a receipt back (冲正): the receipt keeps its number and gains a reversal, the money leaves the books, and the
 * account is replayed as if the receipt had never been. Problems: receipt_not_found, already_reversed, before_receipt,
 * day_closed, day_ahead.
 */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { platformProblems } from '../../../platform/problems.ts'
import { day as knownDay } from '../../../rules/day.ts'
import { type Fen, fen, subtract } from '../../../rules/money.ts'
import { type LockedAccount, lockAccount, postEntry } from '../account-money.ts'
import { type ReverseInput, reverseInput } from '../model.ts'
import { checkNotAhead } from '../not-ahead.ts'
import { ledgerProblems } from '../problems.ts'
import { replayAccount } from './replay-account.ts'

const FIND_RECEIPT = sqlFile(import.meta.url, '../sql/find-receipt.sql')
const LOCK_TILLS = sqlFile(import.meta.url, '../sql/lock-tills.sql')
const CLOSED_DAY = sqlFile(import.meta.url, '../sql/closed-day.sql')
const INSERT_REVERSAL = sqlFile(import.meta.url, '../sql/insert-reversal.sql')

type ReceiptRow = {
  receipt_id: string
  receipt_no: string
  till_id: string
  account_id: string
  amount_fen: number
  method: string
  day: string
  reversed_day: string | null
}

export type Reversal = { receiptId: string; receiptNo: string; amountFen: Fen; moved: number }

export async function reverse(tx: Tx, input: ReverseInput): Promise<Reversal> {
  const parsed = reverseInput.safeParse(input)
  if (!parsed.success) {
    throw platformProblems.bad_input({
      where: '冲正',
      detail: parsed.error.issues.map((issue) => issue.message).join('；'),
    })
  }
  const { communityId, receiptId, reason, day } = parsed.data
  const account = await lockAccountOf(tx, communityId, receiptId)
  // Read again under the lock: a colleague may have reversed it while we waited.
  const receipt = (await findReceipt(tx, communityId, receiptId)) as ReceiptRow
  if (receipt.reversed_day !== null) {
    throw ledgerProblems.already_reversed({ receiptNo: receipt.receipt_no, day: receipt.reversed_day })
  }
  await checkDay(tx, communityId, receipt, day)
  await tx.rows(INSERT_REVERSAL, {
    community_id: communityId,
    receipt_id: receiptId,
    company_id: tx.companyId,
    reason,
    reversed_by: tx.actor.name,
    day,
    at: tx.at,
  })
  const amount = fen(receipt.amount_fen)
  await postEntry(tx, account, {
    id: tx.newId(),
    kind: 'receipt_reversed',
    sourceId: receiptId,
    day,
    postings: [
      { book: 'credit', amount },
      { book: receipt.method, amount: subtract(fen(0), amount) },
    ],
  })
  const { moved } = await replayAccount(tx, account, {
    cause: 'replay',
    day: knownDay(day),
    sourceId: receiptId,
  })
  tx.audit({
    communityId,
    action: 'ledger.reverse',
    subject: `receipt:${receipt.receipt_no}`,
    facts: { amountFen: amount, reason, day, moved },
  })
  return { receiptId, receiptNo: receipt.receipt_no, amountFen: amount, moved }
}

/** The day's takings at the receipt's till are about to change: they must still be open, and have had the receipt. */
async function checkDay(tx: Tx, communityId: string, receipt: ReceiptRow, day: string) {
  if (day < receipt.day)
    throw ledgerProblems.before_receipt({ receiptNo: receipt.receipt_no, day: receipt.day })
  await checkNotAhead(tx, communityId, day)
  const till = { community_id: communityId, till_id: receipt.till_id }
  await tx.rows(LOCK_TILLS, till)
  if (await tx.row(CLOSED_DAY, { ...till, day })) throw ledgerProblems.day_closed({ day })
}

async function lockAccountOf(tx: Tx, communityId: string, receiptId: string): Promise<LockedAccount> {
  const receipt = await findReceipt(tx, communityId, receiptId)
  if (!receipt) throw ledgerProblems.receipt_not_found({ receipt: receiptId })
  return (await lockAccount(tx, { communityId, accountId: receipt.account_id })) as LockedAccount
}

/** A receipt by its id or its number (`T1-000012`); null when there is none. */
export async function findReceipt(tx: Tx, communityId: string, receipt: string): Promise<ReceiptRow | null> {
  return tx.row<ReceiptRow>(FIND_RECEIPT, { community_id: communityId, receipt })
}
