import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { refuseUnlawful } from '../lawful-note.ts'
import { collectionsProblems } from '../problems.ts'
import { actorText, lockConversation } from './lock-conversation.ts'

const find = sqlFile(import.meta.url, '../sql/find-hold.sql')
const insert = sqlFile(import.meta.url, '../sql/insert-hold-lift.sql')

/** Lifts a hold from today on, with its reason. Problems: hold_not_found, hold_lifted. */
export async function liftHold(
  tx: Tx,
  input: { communityId: string; holdId: string; reason: string },
): Promise<void> {
  refuseUnlawful(input.reason)
  const key = { community_id: input.communityId, hold_id: input.holdId }
  const known = await tx.row<{ household_id: string }>(find, key)
  if (!known) throw collectionsProblems.hold_not_found()
  const today = await lockConversation(tx, {
    communityId: input.communityId,
    householdId: known.household_id,
  })
  const hold = await tx.row<{ lifted_day: string | null }>(find, key)
  if (hold?.lifted_day) throw collectionsProblems.hold_lifted({ day: hold.lifted_day })
  await tx.rows(insert, {
    ...key,
    company_id: tx.companyId,
    reason: input.reason,
    by_actor: actorText(tx.actor),
    day: today.day,
    at: tx.at,
  })
  tx.audit({
    communityId: input.communityId,
    action: 'collections.lift_hold',
    subject: `hold:${input.holdId}`,
    facts: { householdId: known.household_id },
  })
}
