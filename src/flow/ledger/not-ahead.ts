/** Money has no future: nothing is taken, taken back or closed on a day that has not begun in the community. */
import { sqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { localDay } from '../../rules/day.ts'
import type { Problem } from '../../rules/problem.ts'
import { ledgerProblems } from './problems.ts'

const ZONE = sqlFile(import.meta.url, './sql/zone.sql')

/** Problem: day_ahead. */
export async function checkNotAhead(tx: Tx, communityId: string, day: string) {
  const ahead = await dayAhead(tx, communityId, day)
  if (ahead) throw ahead
}

/** The problem of a day that has not begun; null: it has. */
export async function dayAhead(tx: Tx, communityId: string, day: string): Promise<Problem | null> {
  const row = await tx.row<{ zone: string }>(ZONE, { community_id: communityId })
  const today = row && localDay(tx.at, row.zone)
  return today && day > today ? ledgerProblems.day_ahead({ day, today }) : null
}
