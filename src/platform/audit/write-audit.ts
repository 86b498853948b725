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

/**
 * Writes what a transaction did and commits it. Everybody who writes in a community waits at its chain from the link to the
 * commit, so both go out in one journey; only a chain's first link, which has no head yet to lock, takes its time.
 * `begun`: the chains whose head is known to be there; those of this transaction are added. `keepPlan`: the statement
 * is planned once a connection.
 */
export async function commitWithAudit(
  client: Client,
  context: Context,
  entries: readonly AuditEntry[],
  { begun, keepPlan }: { begun: Set<string>; keepPlan: boolean },
): Promise<void> {
  const links = linksOf(context, entries)
  if (links.every(({ chainId }) => begun.has(chainId))) return commitLinks(client, links, begun, keepPlan)
  for (const { chainId, values } of links) await extendChain(client, context, chainId, values)
  await client.query('COMMIT')
  for (const { chainId } of links) begun.add(chainId)
}

type Link = { chainId: string; values: unknown[] }

/** Chains are locked in one order, so two transactions that touch both never wait for each other. */
function linksOf(context: Context, entries: readonly AuditEntry[]): Link[] {
  const chains = Map.groupBy(entries, (entry) => entry.communityId ?? context.companyId)
  return [...chains.keys()]
    .sort()
    .flatMap((chainId) =>
      (chains.get(chainId) ?? []).map((entry) => ({ chainId, values: linkOf(context, chainId, entry) })),
    )
}

async function commitLinks(client: Client, links: readonly Link[], begun: Set<string>, keepPlan: boolean) {
  const asked = links.map(({ values }) =>
    client.query({ text: EXTEND_SURELY, values, ...(keepPlan ? { name: 'extend-audit-chain' } : {}) }),
  )
  const committed = client.query('COMMIT')
  try {
    // A link that fails has failed the transaction: what was sent behind it commits nothing.
    await Promise.all(asked)
  } catch (error) {
    for (const { chainId } of links) begun.delete(chainId)
    throw error
  }
  await committed
}

async function extendChain(client: Client, context: Context, chainId: string, values: unknown[]) {
  const extend = () => client.query({ text: EXTEND, values })
  if ((await extend()).rowCount === 1) return
  // A chain's head at its beginning; two that begin it together meet on the row.
  await client.query(
    'INSERT INTO platform.audit_head (chain_id, company_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [chainId, context.companyId],
  )
  if ((await extend()).rowCount !== 1) throw new Error('an audit chain without its head')
}

function linkOf(context: Context, chainId: string, { action, subject, facts = {} }: AuditEntry): unknown[] {
  const actor = context.actor.kind === 'staff' ? `staff:${context.actor.id}` : `system:${context.actor.name}`
  const row = { at: context.at.toISOString(), actor, action, subject, facts }
  const [before, after] = hashedText(row)
  return [chainId, context.companyId, row.at, actor, action, subject, JSON.stringify(facts), before, after]
}

// Locks the head, links and moves on in one journey: everybody who writes in this community waits here.
const extendFrom = (source: string) => `WITH head AS (
    SELECT seq, hash FROM platform.audit_head WHERE chain_id = $1 FOR UPDATE
  ),
  link AS (
    SELECT seq + 1 AS seq, hash AS previous_hash,
           encode(sha256(convert_to(hash || $8 || (seq + 1)::text || $9, 'UTF8')), 'hex') AS hash
    FROM head
  ),
  moved AS (
    UPDATE platform.audit_head h SET seq = link.seq, hash = link.hash FROM link WHERE h.chain_id = $1
  )
  INSERT INTO platform.audit_entry (chain_id, seq, company_id, at, actor, action, subject, facts, previous_hash, hash)
  SELECT $1, link.seq, $2, $3, $4, $5, $6, $7, link.previous_hash, link.hash FROM ${source}`
/** Links nothing where there is no head. */
const EXTEND = extendFrom('link')
/** Fails where there is no head, on a row without a number: a commit sent with it must not go through alone. */
const EXTEND_SURELY = extendFrom('(VALUES (1)) AS always (n) LEFT JOIN link ON true')

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
  const [before, after] = hashedText(row)
  return createHash('sha256').update(`${previous}${before}${row.seq}${after}`).digest('hex')
}

/** Canonical JSON of a row, before and after its number: which number it gets is known only under the chain's lock. */
function hashedText({ at, actor, action, subject, facts }: Omit<AuditRow, 'seq'>): [string, string] {
  const before = canonical({ action, actor, at, facts })
  return [`${before.slice(0, -1)},"seq":`, `,"subject":${canonical(subject)}}`]
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
