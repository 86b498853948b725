/**
 * I-12: every audit chain is unbroken: numbered 1, 2, 3 …, each hash made of its row upon the hash before it, and the
 * head naming the last. A changed, removed or inserted row is found; a tail cut off together with its head needs a copy
 * of the head kept elsewhere.
 */
import { auditHash } from '../audit/write-audit.ts'
import { sqlFile } from '../db/sql-file.ts'
import type { Tx } from '../db/tx.ts'
import type { Check, Finding } from './check.ts'

const HEADS = sqlFile(import.meta.url, './sql/audit-heads.sql')
const ENTRIES = sqlFile(import.meta.url, './sql/audit-entries.sql')

type Head = { chainId: string; seq: number; hash: string }
type Entry = {
  chainId: string
  seq: number
  at: Date
  actor: string
  action: string
  subject: string
  facts: Record<string, unknown>
  previous: string
  hash: string
}

const GENESIS: Omit<Head, 'chainId'> = { seq: 0, hash: '0'.repeat(64) }

export const auditChain: Check = {
  invariant: 'audit_chain',
  zh: '审计链完整',
  en: 'the audit chains are unbroken',
  run: followChains,
}

async function followChains(tx: Tx, communityId: string | null): Promise<Finding> {
  const heads = await tx.rows<Head>(HEADS, { community_id: communityId })
  const reached = new Map<string, Omit<Head, 'chainId'>>()
  const broken: string[] = []
  let checked = 0
  for await (const batch of tx.stream<Entry>(ENTRIES, { community_id: communityId })) {
    for (const entry of batch) {
      checked += 1
      if (!follows(entry, reached.get(entry.chainId) ?? GENESIS)) broken.push(`${entry.chainId}#${entry.seq}`)
      // Go on from what is stored, so that one changed row is one breach and not all that follow.
      reached.set(entry.chainId, { seq: entry.seq, hash: entry.hash })
    }
  }
  for (const { chainId, seq, hash } of heads) {
    const last = reached.get(chainId) ?? GENESIS
    if (last.seq !== seq || last.hash !== hash) broken.push(`${chainId}#head`)
    reached.delete(chainId)
  }
  for (const chainId of reached.keys()) broken.push(`${chainId}#no-head`)
  return { checked, breaches: broken.length, sample: broken.slice(0, 5) }
}

function follows(entry: Entry, last: { seq: number; hash: string }): boolean {
  const { seq, actor, action, subject, facts } = entry
  const row = { seq, at: entry.at.toISOString(), actor, action, subject, facts }
  return seq === last.seq + 1 && entry.previous === last.hash && entry.hash === auditHash(last.hash, row)
}
