/**
 * Takes charges into the ledger: an account for each new 户, an open item and a balanced entry for each charge that has
 * none, and credit balances drawn down on what they meet. Nothing to post: nothing is written.
 */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'
import { type Fen, fen } from '../../../rules/money.ts'
import { type LockedAccount, lockAccount } from '../account-money.ts'
import { replayAccount } from './replay-account.ts'

const NEW_ACCOUNTS = sqlFile(import.meta.url, '../sql/new-accounts.sql')
const INSERT_ACCOUNTS = sqlFile(import.meta.url, '../sql/insert-accounts.sql')
const TAKE_TURN = sqlFile(import.meta.url, '../sql/take-turn.sql')
const POST_CHARGES = sqlFile(import.meta.url, '../sql/post-charges.sql')
const WITH_CREDIT = sqlFile(import.meta.url, '../sql/accounts-with-credit.sql')

export async function postCharges(
  tx: Tx,
  input: { communityId: string; day: Day; runId?: string | null },
): Promise<{ posted: number; sumFen: Fen; drawnDown: number }> {
  const { posted, sumFen } = await postOnly(tx, input)
  if (posted === 0) {
    tx.nothingChanged()
    return { posted: 0, sumFen, drawnDown: 0 }
  }
  const drawnDown = await drawDownCredit(tx, input)
  tx.audit({
    communityId: input.communityId,
    action: 'ledger.post_charges',
    subject: input.runId ? `run:${input.runId}` : 'charges',
    facts: { posted, sumFen, drawnDown },
  })
  return { posted, sumFen, drawnDown }
}

/** Without drawing credit down: for whoever has more to do to the accounts before. */
export async function postOnly(
  tx: Tx,
  input: { communityId: string; runId?: string | null },
): Promise<{ posted: number; sumFen: Fen }> {
  const scope = { community_id: input.communityId, run_id: input.runId ?? null }
  const row = await tx.inBulk(async () => {
    await openAccounts(tx, scope)
    await tx.rows(TAKE_TURN, scope)
    return tx.row<{ posted: number; sum_fen: number }>(POST_CHARGES, { ...scope, at: tx.at })
  })
  return { posted: row?.posted ?? 0, sumFen: fen(row?.sum_fen ?? 0) }
}

export async function openAccounts(tx: Tx, scope: { community_id: string; run_id: string | null }) {
  const missing = await tx.rows<{ premises_id: string; household_id: string }>(NEW_ACCOUNTS, scope)
  if (missing.length === 0) return
  await tx.rows(INSERT_ACCOUNTS, {
    community_id: scope.community_id,
    company_id: tx.companyId,
    accounts: JSON.stringify(missing.map((pair) => ({ id: tx.newId(), ...pair }))),
  })
}

/** 预存抵扣: money already held pays what has just been posted, on the day of posting. */
export async function drawDownCredit(tx: Tx, input: { communityId: string; day: Day }): Promise<number> {
  const accounts = await tx.rows<{ account_id: string }>(WITH_CREDIT, { community_id: input.communityId })
  for (const { account_id } of accounts) {
    const account = await lockAccount(tx, { communityId: input.communityId, accountId: account_id })
    await replayAccount(tx, account as LockedAccount, {
      cause: 'draw_down',
      day: input.day,
      sourceId: account_id,
    })
  }
  return accounts.length
}
