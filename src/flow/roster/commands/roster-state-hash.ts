import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'

const stateHash = sqlFile(import.meta.url, '../sql/state-hash.sql')

/**
 * One hash (64 hex digits) over every effective row of a community's roster: equal hashes, equal rosters. Withdrawn rows
 * do not count. An empty roster has a hash too.
 */
export async function rosterStateHash(tx: Tx, communityId: string): Promise<string> {
  const row = await tx.row<{ hash: string }>(stateHash, { community: communityId })
  if (!row) throw new Error('an aggregate without a row')
  return row.hash
}
