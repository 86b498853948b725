/** Bulk writing: rows travel as JSON in batches, because COPY does not pass row-level security. */
import { createHash } from 'node:crypto'
import type { SqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { canonical } from '../../platform/audit/write-audit.ts'

const BATCH = 5_000

export type Batch = {
  write(sql: SqlFile, rows: readonly object[]): Promise<void>
}

/** Writes for one community; with a `batchId` every row leaves a trace by which it can be taken back. */
export function batchWriter(tx: Tx, communityId: string, batchId: string | undefined): Batch {
  return {
    async write(sql, rows) {
      for (let from = 0; from < rows.length; from += BATCH) {
        const values: Record<string, unknown> = {
          community: communityId,
          company: tx.companyId,
          batch: batchId ?? null,
          rows: JSON.stringify(rows.slice(from, from + BATCH)),
        }
        await tx.rows(sql, Object.fromEntries(sql.parameters.map((name) => [name, values[name]])))
      }
    },
  }
}

/** One hash over facts in their order, for the audit row of a bulk command. */
export function digestOf(facts: Iterable<unknown>): string {
  const hash = createHash('sha256')
  for (const fact of facts) hash.update(canonical(fact)).update('\n')
  return hash.digest('hex')
}
