/**
 * Invariants, checked against what is stored. Row-level security is forced on every table, so an owner who forgets to
 * set a company counts nothing at all: each check therefore runs once for each company, as the application does.
 */
import type { SqlFile } from '../db/sql-file.ts'
import { type Database, inSnapshot, type Tx } from '../db/tx.ts'

/** What a check found: how many things it looked at, how many are wrong, and up to five of those. */
export type Finding = { checked: number; breaches: number; sample: string[] }

export type Check = {
  /** A stable name, e.g. `postings_balance`. */
  invariant: string
  zh: string
  en: string
  /** Once for the installation instead of once for each company: what the catalogue says. */
  whole?: boolean
  run(tx: Tx, communityId: string | null): Promise<Finding>
}

export type Verified = { invariant: string; zh: string; en: string } & Finding

/** A check that is one query with `:community_id` (null: all), answering `checked`, `breaches` and `sample`. */
export function sqlCheck(invariant: string, words: { zh: string; en: string }, sql: SqlFile): Check {
  const whole = sql.parameters.length === 0
  return {
    invariant,
    ...words,
    whole,
    async run(tx, communityId) {
      const row = await tx.row<{ checked: number; breaches: number; sample: string[] | null }>(
        sql,
        whole ? {} : { community_id: communityId },
      )
      if (!row) throw new Error(`${sql.name}: no row`)
      return { ...row, sample: row.sample ?? [] }
    },
  }
}

/** Runs every check over the companies given; one finding a check, summed. No company: only what concerns the whole. */
export async function verify(
  database: Database,
  checks: readonly Check[],
  where: { companyIds: readonly string[]; communityId: string | null; at: Date },
  progress: (done: number, total: number, what: string) => void = () => {},
): Promise<Verified[]> {
  const results: Verified[] = []
  for (const [index, check] of checks.entries()) {
    progress(index, checks.length, check.zh)
    const total: Verified = {
      invariant: check.invariant,
      zh: check.zh,
      en: check.en,
      checked: 0,
      breaches: 0,
      sample: [],
    }
    for (const companyId of check.whole ? where.companyIds.slice(0, 1) : where.companyIds) {
      const actor = { kind: 'system', name: 'verify' } as const
      const found = await inSnapshot(database, { companyId, actor, at: where.at }, (tx) =>
        // Every check reads everything: over tables without statistics a nested loop would take minutes.
        tx.inBulk(() => check.run(tx, where.communityId)),
      )
      total.checked += found.checked
      total.breaches += found.breaches
      total.sample = [...total.sample, ...found.sample].slice(0, 5)
    }
    results.push(total)
  }
  return results
}
