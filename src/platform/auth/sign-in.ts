/**
 * Signing in. Ten wrong passwords lock a name for a quarter of an hour, and many from one place shut that place out. A name nobody has is treated in every way like
 * one somebody has: the same work, the same words, the same lock.
 */
import { sqlFile } from '../db/sql-file.ts'
import { type Database, inSnapshot, inTransaction, type Tx } from '../db/tx.ts'
import { platformProblems } from '../problems.ts'
import { countKnock, shutOut } from './knocks.ts'
import { verifyPassword } from './password.ts'
import { openPending } from './pending.ts'
import { factorState } from './second-factor.ts'
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

export type SignedIn = { token: string; principal: KnownPrincipal }
/** code: the second factor is asked for. enrol: the company asks for one and there is none yet. */
export type AwaitsCode = { pending: string; until: Date; step: 'code' | 'enrol' }

/**
 * The token of a new session and whose it is; or, where a second factor stands or must stand, a pending sign-in that
 * opens nothing yet. Wrong name or password, and a locked name, are Problems.
 */
export async function signIn(
  database: Database,
  input: { username: string; password: string; oldToken: string | null; source: string | null },
  at: Date,
): Promise<SignedIn | AwaitsCode> {
  await needOpenDoor(database, input.source, at)
  const username = input.username.trim().toLowerCase()
  const [login] = await ask<LoginRow>(database, SQL.find, { username })
  const lockedUntil = login ? login.lockedUntil : strangers.lockedUntil(username)
  // The work is done even for a locked name, so that time tells nothing.
  const right = await verifyPassword(input.password, login?.hash ?? null)
  if (lockedUntil && lockedUntil > at) throw locked(lockedUntil)
  const principal = right && login ? await principalById(database, login, at) : null
  if (!login || !principal) {
    const who = { username, known: login !== undefined, source: input.source }
    const until = await countFailure(database, who, at)
    if (until && until > at) throw locked(until)
    throw platformProblems.sign_in_failed()
  }
  const { state, required } = await inSnapshot(database, contextOf(principal, at), (tx) =>
    factorState(tx, principal),
  )
  if (state !== 'on' && !required)
    return letIn(database, { principal, username, oldToken: input.oldToken }, at)
  const owner = { companyId: login.companyId, staffId: login.staffId, username }
  return { ...(await openPending(database, owner, at)), step: state === 'on' ? 'code' : 'enrol' }
}

/**
 * Everything was right: failures are forgotten, the session that was before ends, a new one begins. `factor`
 * says how a second step was passed.
 */
export async function letIn(
  database: Database,
  input: { principal: KnownPrincipal; username: string; oldToken: string | null },
  at: Date,
  factor?: string,
): Promise<SignedIn> {
  const { principal, username, oldToken } = input
  await ask(database, SQL.clear, { username })
  if (oldToken) await closeSession(database, oldToken)
  const token = await openSession(database, principal, at)
  await inTransaction(database, contextOf(principal, at), async (tx) => noteSignIn(tx, principal, factor))
  return { token, principal }
}

function noteSignIn(tx: Tx, { staffId }: KnownPrincipal, factor?: string) {
  const facts = factor ? { factor } : {}
  tx.audit({ communityId: null, action: 'auth.sign_in', subject: `staff:${staffId}`, facts })
}

export function contextOf({ companyId, staffId, name }: KnownPrincipal, at: Date) {
  return { companyId, actor: { kind: 'staff' as const, id: staffId, name }, at }
}

/** Until when a name is locked, however it was tried; null: it is not. */
export async function lockOf(database: Database, username: string, at: Date): Promise<Date | null> {
  const [login] = await ask<LoginRow>(database, SQL.find, { username })
  return login?.lockedUntil && login.lockedUntil > at ? login.lockedUntil : null
}

/** Refuses whoever comes from where too many wrong ones came from, before any work is done. Problem: sign_in_locked. */
export async function needOpenDoor(database: Database, source: string | null, at: Date): Promise<void> {
  const until = await shutOut(database, source, at)
  if (until) throw locked(until)
}

/** One more wrong password or code; answers until when the name or where it came from is locked by it, if it is. */
export async function countFailure(
  database: Database,
  { username, known, source }: { username: string; known: boolean; source: string | null },
  at: Date,
): Promise<Date | null> {
  const shutUntil = await countKnock(database, source, at)
  const lockedUntil = known ? await countByName(database, username, at) : strangers.fail(username, at)
  return shutUntil ?? lockedUntil
}

async function countByName(database: Database, username: string, at: Date): Promise<Date | null> {
  const [row] = await ask<{ lockedUntil: Date | null }>(database, SQL.fail, { username, at })
  return row?.lockedUntil ?? null
}

export function locked(until: Date) {
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
