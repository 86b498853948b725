/**
 * Between a right password and a right code: a random token that opens nothing but the second step, five minutes and five
 * tries long, used once.
 */
import { randomBytes } from 'node:crypto'
import { sqlFile } from '../db/sql-file.ts'
import type { Database } from '../db/tx.ts'
import { authProblems } from './problems.ts'
import { ask, tokenHash } from './session.ts'

const OPEN = sqlFile(import.meta.url, './sql/open-pending.sql')
const TRY = sqlFile(import.meta.url, './sql/try-pending.sql')
const CLOSE = sqlFile(import.meta.url, './sql/close-pending.sql')

const LIFE_MS = 5 * 60_000
const TRIES = 5

export type PendingOwner = { companyId: string; staffId: string; username: string }

/** A pending sign-in; answers the token that only its holder knows, and until when. */
export async function openPending(
  database: Database,
  owner: PendingOwner,
  at: Date,
): Promise<{ pending: string; until: Date }> {
  const pending = randomBytes(32).toString('base64url')
  await ask(database, OPEN, {
    token_hash: tokenHash(pending),
    company_id: owner.companyId,
    staff_id: owner.staffId,
    username: owner.username,
    at,
  })
  return { pending, until: new Date(at.getTime() + LIFE_MS) }
}

/** Whose sign-in is pending; uses up one try. Problem: pending_over. */
export async function tryPending(database: Database, pending: string, at: Date): Promise<PendingOwner> {
  const since = new Date(at.getTime() - LIFE_MS)
  const key = { token_hash: tokenHash(pending), since, most: TRIES }
  const [owner] = await ask<PendingOwner>(database, TRY, key)
  if (!owner) throw authProblems.pending_over()
  return owner
}

/** Ends it; of two at the same moment one is told that it had ended. Problem: pending_over. */
export async function closePending(database: Database, pending: string): Promise<void> {
  const [row] = await ask<{ closed: boolean }>(database, CLOSE, { token_hash: tokenHash(pending) })
  if (!row?.closed) throw authProblems.pending_over()
}
