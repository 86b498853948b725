/** What a demo came to: counts and sums, read from the views everybody else reads. */
import { sqlFile } from '../platform/db/sql-file.ts'
import type { Tx } from '../platform/db/tx.ts'
import type { Day } from '../rules/day.ts'
import { fen, yuan } from '../rules/money.ts'

const COUNTS = sqlFile(import.meta.url, './sql/counts.sql')
const SUMS = sqlFile(import.meta.url, './sql/sums.sql')

/** Sums in yuan with two decimals. */
export type Summary = { counts: Record<string, number>; sums: Record<string, string> }

export async function summaryOf(tx: Tx, communityId: string, day: Day): Promise<Summary> {
  const where = { community_id: communityId, day }
  const counts = (await tx.row<Record<string, number>>(COUNTS, where)) ?? {}
  const sums = (await tx.row<Record<string, number>>(SUMS, where)) ?? {}
  return {
    counts,
    sums: Object.fromEntries(Object.entries(sums).map(([name, amount]) => [name, yuan(fen(amount))])),
  }
}
