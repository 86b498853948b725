/** Bulk writing: rows travel as JSON in batches, because COPY does not pass row-level security. */
import { createHash } from 'node:crypto'
import type { SqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { canonical } from '../../platform/audit/write-audit.ts'

const BATCH = 5_000

export type Batch = {
  write(sql: SqlFile, rows: readonly object[]): Promise<void>
  /** Like `write`, but only begins when all before is written: the next rows can be made ready meanwhile. End with `done`. */
  begin(sql: SqlFile, rows: readonly object[]): Promise<void>
  /** Waits for everything begun. */
  done(): Promise<void>
}

/** Writes for one community; with a `batchId` every row leaves a trace by which it can be taken back. */
export function batchWriter(tx: Tx, communityId: string, batchId: string | undefined): Batch {
  let writing = Promise.resolve()
  const write: Batch['write'] = async (sql, rows) => {
    for (let from = 0; from < rows.length; from += BATCH) {
      const values: Record<string, unknown> = {
        community: communityId,
        company: tx.companyId,
        batch: batchId ?? null,
        rows: JSON.stringify(rows.slice(from, from + BATCH)),
      }
      await tx.rows(sql, Object.fromEntries(sql.parameters.map((name) => [name, values[name]])))
    }
  }
  return {
    write,
    begin: async (sql, rows) => {
      await writing
      writing = write(sql, rows)
      // Whoever waits next is told.
      writing.catch(() => undefined)
    },
    done: () => writing,
  }
}

/** One hash over facts in their order, for the audit row of a bulk command. */
export function digestOf(facts: Iterable<unknown>): string {
  const hash = createHash('sha256')
  for (const fact of facts) hash.update(canonical(fact)).update('\n')
  return hash.digest('hex')
}
