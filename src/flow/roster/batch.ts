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
  for (const fact of facts) {
    for (const part of canonicalParts(fact)) hash.update(part)
    hash.update('\n')
  }
  return hash.digest('hex')
}

/** Canonical JSON piece by piece: the lists of a large import are never one text. */
function* canonicalParts(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    yield '['
    for (const [index, one] of value.entries()) yield index === 0 ? canonical(one) : `,${canonical(one)}`
    yield ']'
  } else if (isPlain(value)) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    yield '{'
    for (const [index, [key, member]] of members.sort(([a], [b]) => (a < b ? -1 : 1)).entries()) {
      yield `${index === 0 ? '' : ','}${JSON.stringify(key)}:`
      yield* canonicalParts(member)
    }
    yield '}'
  } else yield canonical(value)
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
