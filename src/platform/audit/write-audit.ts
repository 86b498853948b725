/**
 * The audit chain: one per community, one per company for what belongs to no community. Each row holds the hash of the
 * row before it, so a changed, removed or inserted row breaks every hash after it. The head row is locked last, and
 * only for the length of the insert.
 */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Context } from '../db/context.ts'

type Client = Pick<pg.ClientBase, 'query'>

export type AuditEntry = {
  /** null: the company's own chain. */
  communityId: string | null
  /** `slice.verb`, e.g. `ledger.receive`. */
  action: string
  /** What it was done to, e.g. `receipt:T1-000012`. No personal data. */
  subject: string
  /** What changed; a bulk run gives count, sum and digest. */
  facts?: Record<string, unknown>
}

export async function writeAudit(client: Client, context: Context, entries: readonly AuditEntry[]) {
  const chains = Map.groupBy(entries, (entry) => entry.communityId ?? context.companyId)
  // Chains are locked in one order, so two transactions that touch both never wait for each other.
  for (const chainId of [...chains.keys()].sort()) {
    await extendChain(client, context, chainId, chains.get(chainId) ?? [])
  }
}

async function extendChain(
  client: Client,
  context: Context,
  chainId: string,
  entries: readonly AuditEntry[],
) {
  const head = (await lockHead(client, chainId)) ?? (await firstHead(client, context, chainId))
  let { seq, hash } = head
  const actor = context.actor.kind === 'staff' ? `staff:${context.actor.id}` : `system:${context.actor.name}`
  const rows = entries.map((entry) => {
    const { action, subject, facts = {} } = entry
    const row = { seq: seq + 1, at: context.at.toISOString(), actor, action, subject, facts }
    const linked = { ...row, previous_hash: hash, hash: auditHash(hash, row) }
    seq = linked.seq
    hash = linked.hash
    return linked
  })
  await client.query(EXTEND, [chainId, context.companyId, JSON.stringify(rows), seq, hash])
}

const EXTEND = `WITH written AS (
    INSERT INTO platform.audit_entry (chain_id, seq, company_id, at, actor, action, subject, facts, previous_hash, hash)
    SELECT $1, e.seq, $2, e.at, e.actor, e.action, e.subject, e.facts, e.previous_hash, e.hash
    FROM jsonb_to_recordset($3) AS e (seq bigint, at timestamptz, actor text, action text, subject text, facts jsonb,
                                      previous_hash text, hash text)
  )
  UPDATE platform.audit_head SET seq = $4, hash = $5 WHERE chain_id = $1`

type Head = { seq: number; hash: string }

async function lockHead(client: Client, chainId: string): Promise<Head | null> {
  const { rows } = await client.query(
    'SELECT seq, hash FROM platform.audit_head WHERE chain_id = $1 FOR UPDATE',
    [chainId],
  )
  return (rows[0] as Head | undefined) ?? null
}

/** A chain's head at its beginning; two that begin it together meet on the row. */
async function firstHead(client: Client, context: Context, chainId: string): Promise<Head> {
  await client.query(
    'INSERT INTO platform.audit_head (chain_id, company_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [chainId, context.companyId],
  )
  return (await lockHead(client, chainId)) as Head
}

export type AuditRow = {
  seq: number
  at: string
  actor: string
  action: string
  subject: string
  facts: Record<string, unknown>
}

/** The hash of a row upon the hash of the row before it (64 hex digits; the first row stands upon 64 zeros). */
export function auditHash(previous: string, row: AuditRow): string {
  return createHash('sha256')
    .update(previous)
    .update(
      canonical({
        seq: row.seq,
        at: row.at,
        actor: row.actor,
        action: row.action,
        subject: row.subject,
        facts: row.facts,
      }),
    )
    .digest('hex')
}

/** JSON with its keys in order, so that what the database gives back hashes as what was written. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (value instanceof Date) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
  return `{${members.join(',')}}`
}
