/** Money has no future: nothing is taken, taken back or closed on a day that has not begun in the community. */
import { sqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { localDay } from '../../rules/day.ts'
import { ledgerProblems } from './problems.ts'

const ZONE = sqlFile(import.meta.url, './sql/zone.sql')

/** Problem: day_ahead. */
export async function checkNotAhead(tx: Tx, communityId: string, day: string) {
  const row = await tx.row<{ zone: string }>(ZONE, { community_id: communityId })
  const today = row && localDay(tx.at, row.zone)
  if (today && day > today) throw ledgerProblems.day_ahead({ day, today })
}
