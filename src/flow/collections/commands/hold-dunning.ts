import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { refuseUnlawful } from '../lawful-note.ts'
import { type HoldInput, holdInput } from '../model.ts'
import { parsed } from '../parsed.ts'
import { collectionsProblems } from '../problems.ts'
import { actorText, lockConversation } from './lock-conversation.ts'

const insert = sqlFile(import.meta.url, '../sql/insert-hold.sql')

/**
 * Holds dunning of a household (暂停催缴) from a day until it is lifted; the review day says when somebody looks again.
 * Problems: household_not_found, review_day_past.
 */
export async function holdDunning(tx: Tx, input: HoldInput): Promise<{ holdId: string }> {
  const given = parsed(holdInput, input)
  refuseUnlawful(given.note)
  const today = await lockConversation(tx, given)
  const from = given.fromDay ?? today.day
  if (given.reviewDay < from) throw collectionsProblems.review_day_past({ day: given.reviewDay, from })
  const holdId = tx.newId()
  await tx.rows(insert, {
    community_id: given.communityId,
    id: holdId,
    company_id: tx.companyId,
    household_id: given.householdId,
    reason: given.reason,
    note: given.note ?? null,
    from_day: from,
    review_day: given.reviewDay,
    by_actor: actorText(tx.actor),
    at: tx.at,
  })
  tx.audit({
    communityId: given.communityId,
    action: 'collections.hold_dunning',
    subject: `hold:${holdId}`,
    facts: { householdId: given.householdId, reason: given.reason, from, review: given.reviewDay },
  })
  return { holdId }
}
