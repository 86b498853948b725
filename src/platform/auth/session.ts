/**
 * Sessions: a random 256-bit token in a cookie, its SHA-256 in the database. A session ends after 30 idle minutes,
 * after 12 hours whatever happens, at sign-out, and at once when its owner is disabled or must have a second factor and
 * has none.
 */
import { createHash, randomBytes } from 'node:crypto'
import { localDay } from '../../rules/day.ts'
import { type SqlFile, sqlFile } from '../db/sql-file.ts'
import { type Database, inSnapshot, statement } from '../db/tx.ts'
import { type Grant, isGuarded, type Principal } from './roles.ts'

const IDLE_MS = 30 * 60_000
const ABSOLUTE_MS = 12 * 3_600_000
/** A session's last use is written at most this often. */
const TOUCH_MS = 30_000
export const SESSION_SECONDS = ABSOLUTE_MS / 1000
const ZONE = 'Asia/Shanghai'

const SQL = {
  open: sqlFile(import.meta.url, './sql/open-session.sql'),
  find: sqlFile(import.meta.url, './sql/find-session.sql'),
  touch: sqlFile(import.meta.url, './sql/touch-session.sql'),
  close: sqlFile(import.meta.url, './sql/close-session.sql'),
  principal: sqlFile(import.meta.url, './sql/find-principal.sql'),
}

type SessionRow = { companyId: string; staffId: string; createdAt: Date; seenAt: Date }
type PrincipalRow = {
  staffId: string
  name: string
  company: string
  username: string | null
  grants: Grant[]
  /** The company asks for a second factor and this person has none; it counts for those whose role is guarded. */
  needsFactor: boolean
}

export type KnownPrincipal = Principal & { company: string }

/** Runs a query before any company is known: only the definer functions of the platform are reached this way. */
export async function ask<Row>(
  database: Database,
  sql: SqlFile,
  values: Record<string, unknown>,
): Promise<Row[]> {
  return (await database.pool.query(statement(sql, values, database.keepPlans !== undefined))).rows as Row[]
}

/** A new session; answers the token that only its holder knows. */
export async function openSession(
  database: Database,
  owner: { companyId: string; staffId: string },
  at: Date,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await ask(database, SQL.open, {
    token_hash: tokenHash(token),
    company_id: owner.companyId,
    staff_id: owner.staffId,
    at,
  })
  return token
}

export async function closeSession(database: Database, token: string): Promise<void> {
  await ask(database, SQL.close, { token_hash: tokenHash(token) })
}

/** Who holds this token at an instant; null when it is unknown or over, or its owner may not be signed in like that. */
export async function principalOf(
  database: Database,
  token: string,
  at: Date,
): Promise<KnownPrincipal | null> {
  const hash = tokenHash(token)
  const [session] = await ask<SessionRow>(database, SQL.find, { token_hash: hash })
  if (!session) return null
  if (isOver(session, at)) {
    await ask(database, SQL.close, { token_hash: hash })
    return null
  }
  const row = await readPrincipal(database, session, at)
  if (row?.needsFactor && isGuarded(row.grants)) {
    await ask(database, SQL.close, { token_hash: hash })
    return null
  }
  const principal = row && knownOf(row, session.companyId)
  if (principal && at.getTime() - session.seenAt.getTime() > TOUCH_MS)
    await ask(database, SQL.touch, { token_hash: hash, at })
  return principal
}

/** A person with the grants of the day; null for disabled staff. */
export async function principalById(
  database: Database,
  { companyId, staffId }: { companyId: string; staffId: string },
  at: Date,
): Promise<KnownPrincipal | null> {
  const row = await readPrincipal(database, { companyId, staffId }, at)
  return row && knownOf(row, companyId)
}

function readPrincipal(
  database: Database,
  { companyId, staffId }: { companyId: string; staffId: string },
  at: Date,
): Promise<PrincipalRow | null> {
  const actor = { kind: 'system', name: 'auth' } as const
  // Asked with every request, always the same way.
  const kept: Database = database.keepPlans ? { ...database, keepPlans: 'all' } : database
  return inSnapshot(kept, { companyId, actor, at }, (tx) =>
    tx.row<PrincipalRow>(SQL.principal, { staff_id: staffId, day: localDay(at, ZONE) }),
  )
}

function knownOf({ needsFactor: _, ...row }: PrincipalRow, companyId: string): KnownPrincipal {
  return { ...row, companyId, username: row.username ?? '' }
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function isOver({ createdAt, seenAt }: SessionRow, at: Date): boolean {
  return at.getTime() - seenAt.getTime() > IDLE_MS || at.getTime() - createdAt.getTime() > ABSOLUTE_MS
}
