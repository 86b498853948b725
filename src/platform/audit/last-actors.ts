import { sqlFile } from '../db/sql-file.ts'
import type { Tx } from '../db/tx.ts'

const LAST = sqlFile(import.meta.url, './sql/last-actors.sql')

/** Who did each of these acts last in a community, as the audit chain names them (`staff:ID`). Nobody yet: none. */
export async function lastActors(tx: Tx, communityId: string, actions: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ actor: string }>(LAST, { chain_id: communityId, actions: [...actions] })
  return rows.map((row) => row.actor)
}
