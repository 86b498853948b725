import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Actor, Tx } from '../../../platform/db/tx.ts'
import { type Day, localTime } from '../../../rules/day.ts'
import { collectionsProblems } from '../problems.ts'

const open = sqlFile(import.meta.url, '../sql/open-conversation.sql')
const lock = sqlFile(import.meta.url, '../sql/lock-conversation.sql')

/**
 * Takes the household's conversation for this transaction: attempts, promises, holds and disputes of one household
 * happen one after another, so that a cap or a promise made meanwhile is always seen. Answers the community's local
 * time of the transaction. Problem: household_not_found.
 */
export async function lockConversation(
  tx: Tx,
  where: { communityId: string; householdId: string },
): Promise<{ day: Day; minutes: number; zone: string }> {
  const key = { community_id: where.communityId, household_id: where.householdId }
  type Row = { zone: string }
  const known = await tx.row<Row>(lock, key)
  if (!known) await tx.rows(open, key)
  const row = known ?? (await tx.row<Row>(lock, key))
  if (!row) throw collectionsProblems.household_not_found({ id: where.householdId })
  return { ...localTime(tx.at, row.zone), zone: row.zone }
}

/** Who acted, as rows store it. */
export function actorText(actor: Actor): string {
  return actor.kind === 'staff' ? `staff:${actor.id}` : `system:${actor.name}`
}
