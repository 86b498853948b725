/**
 * Signing in. Ten wrong passwords lock a name for a quarter of an hour. A name nobody has is treated in every way like
 * one somebody has: the same work, the same words, the same lock.
 */
import { sqlFile } from '../db/sql-file.ts'
import { type Database, inTransaction } from '../db/tx.ts'
import { platformProblems } from '../problems.ts'
import { verifyPassword } from './password.ts'
import { ask, closeSession, type KnownPrincipal, openSession, principalById } from './session.ts'

const SQL = {
  find: sqlFile(import.meta.url, './sql/find-login.sql'),
  fail: sqlFile(import.meta.url, './sql/count-failure.sql'),
  clear: sqlFile(import.meta.url, './sql/clear-failures.sql'),
}

type LoginRow = {
  companyId: string
  staffId: string
  hash: string
  failures: number
  lockedUntil: Date | null
}

const LIMIT = 10
const LOCK_MS = 15 * 60_000

/** The token of a new session and whose it is. Wrong name or password, and a locked name, are Problems. */
export async function signIn(
  database: Database,
  input: { username: string; password: string; oldToken: string | null },
  at: Date,
): Promise<{ token: string; principal: KnownPrincipal }> {
  const username = input.username.trim().toLowerCase()
  const [login] = await ask<LoginRow>(database, SQL.find, { username })
  const lockedUntil = login ? login.lockedUntil : strangers.lockedUntil(username)
  // The work is done even for a locked name, so that time tells nothing.
  const right = await verifyPassword(input.password, login?.hash ?? null)
  if (lockedUntil && lockedUntil > at) throw locked(lockedUntil)
  const principal = right && login ? await principalById(database, login, at) : null
  if (!login || !principal) {
    const until = await countFailure(database, username, login !== undefined, at)
    if (until && until > at) throw locked(until)
    throw platformProblems.sign_in_failed()
  }
  if (login.failures > 0 || login.lockedUntil) await ask(database, SQL.clear, { username })
  if (input.oldToken) await closeSession(database, input.oldToken)
  const token = await openSession(database, login, at)
  await noteSignIn(database, principal, at)
  return { token, principal }
}

async function noteSignIn(database: Database, principal: KnownPrincipal, at: Date) {
  const { companyId, staffId, name } = principal
  await inTransaction(database, { companyId, actor: { kind: 'staff', id: staffId, name }, at }, async (tx) =>
    tx.audit({ communityId: null, action: 'auth.sign_in', subject: `staff:${staffId}` }),
  )
}

async function countFailure(
  database: Database,
  username: string,
  known: boolean,
  at: Date,
): Promise<Date | null> {
  if (!known) return strangers.fail(username, at)
  const [row] = await ask<{ lockedUntil: Date | null }>(database, SQL.fail, { username, at })
  return row?.lockedUntil ?? null
}

function locked(until: Date) {
  return platformProblems.sign_in_locked({ until: until.toISOString() })
}

/** Failures of names nobody has, so that they lock too. Bounded: the oldest are forgotten. */
const strangers = {
  seen: new Map<string, { failures: number; lockedUntil: Date | null }>(),
  lockedUntil(username: string): Date | null {
    return this.seen.get(username)?.lockedUntil ?? null
  },
  fail(username: string, at: Date): Date | null {
    const before = this.seen.get(username) ?? { failures: 0, lockedUntil: null }
    const full = before.failures + 1 >= LIMIT
    const lockedUntil = full ? new Date(at.getTime() + LOCK_MS) : before.lockedUntil
    this.seen.delete(username)
    this.seen.set(username, { failures: full ? 0 : before.failures + 1, lockedUntil })
    if (this.seen.size > 10_000) this.seen.delete(this.seen.keys().next().value as string)
    return lockedUntil
  },
}
