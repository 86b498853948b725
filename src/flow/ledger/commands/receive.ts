/**
 * Takes money (收款). The account is locked, the law allocates (民法典 560, 561), what nothing takes is kept as credit
 * balance, and the till gives the next number. The idempotency key is kept for ever: the same request again answers
 * with the same receipt. Problems: account_not_found, till_not_found, day_closed, day_ahead, charge_not_of_account,
 * open_amount_changed, more_than_named, key_reused.
 */
import { createHash } from 'node:crypto'
import { canonical } from '../../../platform/audit/write-audit.ts'
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { platformProblems } from '../../../platform/problems.ts'
import type { Because } from '../../../rules/because.ts'
import { type Day, day as knownDay, later } from '../../../rules/day.ts'
import { add, fen, subtract, sum, yuan } from '../../../rules/money.ts'
import { allocateToItems } from '../../../rules/settlement.ts'
import { itemsOf, lockAccount, moveAllocations, type StoredItem } from '../account-money.ts'
import { type Method, type Receipt, type ReceiveInput, receiveInput } from '../model.ts'
import { dayAhead } from '../not-ahead.ts'
import { ledgerProblems } from '../problems.ts'
import { findTill, openTill } from './open-till.ts'

const FIND_BY_KEY = sqlFile(import.meta.url, '../sql/find-receipt-by-key.sql')
const ALLOCATIONS_OF_RECEIPT = sqlFile(import.meta.url, '../sql/allocations-of-receipt.sql')
const TAKE_NUMBER = sqlFile(import.meta.url, '../sql/take-number.sql')
const INSERT_RECEIPT = sqlFile(import.meta.url, '../sql/insert-receipt.sql')
const CLOSED_DAY = sqlFile(import.meta.url, '../sql/closed-day.sql')

type Parsed = ReturnType<typeof receiveInput.parse>

export async function receive(tx: Tx, input: ReceiveInput): Promise<Receipt> {
  const request = parse(input)
  // One journey for all of them; the lock is asked first, so whatever is read after it stands until the commit.
  const [account, earlier, ahead, items] = await Promise.all([
    lockAccount(tx, request),
    findByKey(tx, request),
    dayAhead(tx, request.communityId, request.day),
    itemsOf(tx, request, true),
  ])
  if (!account) throw ledgerProblems.account_not_found({ account: request.accountId })
  if (earlier) return answerAgain(tx, request, earlier)
  if (ahead) throw ahead
  await checkNamed(tx, request, items)
  const day = knownDay(request.day)
  const amount = fen(request.amountFen)
  const open = new Map(items.map((item) => [item.id, item.openFen]))
  const designation = request.charges.map((charge) => charge.chargeId)
  const { allocation, payments } = allocateToItems(amount, items, open, day, designation)

  const receiptId = tx.newId()
  const { tillId, receiptNo, number } = await takeNumber(tx, request)
  const turn = account.turns + 1
  const receipt = tx.row(INSERT_RECEIPT, {
    community_id: request.communityId,
    id: receiptId,
    company_id: tx.companyId,
    till_id: tillId,
    number,
    account_id: request.accountId,
    turn,
    amount_fen: amount,
    method: request.method,
    note: request.note ?? null,
    designation,
    key: request.key,
    digest: digestOf(request),
    received_by: tx.actor.name,
    day,
    at: tx.at,
    because: allocation.because,
    credit_fen: add(account.creditFen, allocation.unapplied),
  })
  // Money dated back to before a charge was posted, or was free again, waited as credit until then.
  const lastDay = new Map(items.map((item) => [item.id, item.lastDay]))
  const byDay = Map.groupBy(payments, ({ itemId }) => later(day, lastDay.get(itemId) ?? day))
  const given = [...byDay].map(([on, paid]) => {
    const moves = paid.map(({ itemId, amount: part }) => ({ receiptId, itemId, amount: part }))
    return moveAllocations(tx, account, moves, { cause: 'receive', day: on, sourceId: receiptId })
  })
  const [written] = await Promise.all([receipt, Promise.allSettled(given)])
  // Another account's receipt took the key between our look and our insert.
  if (!written) throw ledgerProblems.key_reused({ receiptNo: '—' })
  await Promise.all(given)
  tx.audit({
    communityId: request.communityId,
    action: 'ledger.receive',
    subject: `receipt:${receiptNo}`,
    facts: {
      accountId: request.accountId,
      amountFen: amount,
      method: request.method,
      day,
      creditFen: allocation.unapplied,
    },
  })
  return {
    receiptId,
    receiptNo,
    accountId: request.accountId,
    amountFen: amount,
    method: request.method,
    day,
    allocations: payments.map((payment) => ({ chargeId: payment.itemId, amountFen: payment.amount })),
    creditFen: allocation.unapplied,
    because: allocation.because,
    repeated: false,
  }
}

function parse(input: ReceiveInput): Parsed {
  const parsed = receiveInput.safeParse(input)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`)
  throw platformProblems.bad_input({ where: '收款', detail: issues.join('；') })
}

type KeptReceipt = {
  receipt_id: string
  number: number
  till_code: string
  account_id: string
  amount_fen: number
  method: Method
  day: Day
  request_digest: string
  because: Because
}

/** The receipt this key was answered with; null: none yet. */
function findByKey(tx: Tx, { communityId, key }: Parsed): Promise<KeptReceipt | null> {
  return tx.row<KeptReceipt>(FIND_BY_KEY, { community_id: communityId, key })
}

/** The same request once more has the same answer; a key with another request is refused. */
async function answerAgain(tx: Tx, request: Parsed, row: KeptReceipt): Promise<Receipt> {
  const receiptNo = receiptNumber(row.till_code, row.number)
  if (row.request_digest !== digestOf(request)) throw ledgerProblems.key_reused({ receiptNo })
  tx.nothingChanged()
  const allocations = await tx.rows<{ item_id: string; amount_fen: number }>(ALLOCATIONS_OF_RECEIPT, {
    community_id: request.communityId,
    receipt_id: row.receipt_id,
  })
  const paid = allocations.map((one) => ({ chargeId: one.item_id, amountFen: fen(one.amount_fen) }))
  const amountFen = fen(row.amount_fen)
  return {
    receiptId: row.receipt_id,
    receiptNo,
    accountId: row.account_id,
    amountFen,
    method: row.method,
    day: row.day,
    allocations: paid,
    creditFen: subtract(amountFen, sum(paid.map((one) => one.amountFen))),
    because: row.because,
    repeated: true,
  }
}

/**
 * Named charges must be this account's. One that states the open amount it saw is refused when that has changed; those
 * that state none must at least hold the whole payment.
 */
async function checkNamed(tx: Tx, request: Parsed, open: readonly StoredItem[]) {
  const named = request.charges
  if (named.length === 0) return
  const allOpen = named.every(({ chargeId }) => open.some((item) => item.id === chargeId))
  const known = allOpen ? open : await itemsOf(tx, request, false)
  const openOf = (chargeId: string) =>
    sum(open.filter((item) => item.id === chargeId || item.ofItemId === chargeId).map((item) => item.openFen))
  for (const { chargeId, openFen } of named) {
    const item = known.find((one) => one.id === chargeId && one.component === 'principal')
    if (!item) throw ledgerProblems.charge_not_of_account({ charge: chargeId })
    const now = openOf(chargeId)
    if (openFen !== undefined && now !== openFen) {
      const seen = yuan(fen(openFen))
      throw ledgerProblems.open_amount_changed({ label: item.label, chargeId, seen, now: yuan(now) })
    }
  }
  if (named.every((charge) => charge.openFen !== undefined)) return
  const total = sum(named.map((charge) => openOf(charge.chargeId)))
  if (request.amountFen > total) {
    throw ledgerProblems.more_than_named({ amount: yuan(fen(request.amountFen)), open: yuan(total) })
  }
}

async function takeNumber(tx: Tx, request: Parsed) {
  const till =
    request.tillId ??
    (await findTill(tx, request.communityId)) ??
    (await openTill(tx, { communityId: request.communityId, code: 'T1', name: '前台' }))
  const [row, closed] = await Promise.all([
    tx.row<{ till_id: string; code: string; number: number }>(TAKE_NUMBER, {
      community_id: request.communityId,
      till_id: till,
    }),
    // Asked under the till's lock, which closing a day takes too.
    tx.row(CLOSED_DAY, { community_id: request.communityId, till_id: till, day: request.day }),
  ])
  if (!row) throw ledgerProblems.till_not_found({ till })
  if (closed) throw ledgerProblems.day_closed({ day: request.day })
  return { tillId: row.till_id, number: row.number, receiptNo: receiptNumber(row.code, row.number) }
}

function receiptNumber(tillCode: string, number: number): string {
  return `${tillCode}-${String(number).padStart(6, '0')}`
}

/** Without the day: whoever leaves it out and asks again after midnight still means the same money. */
function digestOf(request: Parsed): string {
  const { key: _, day: __, ...rest } = request
  return createHash('sha256').update(canonical(rest)).digest('hex')
}
