import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { refuseUnlawful } from '../lawful-note.ts'
import { type ResolutionInput, resolutionInput } from '../model.ts'
import { parsed } from '../parsed.ts'
import { collectionsProblems } from '../problems.ts'
import { actorText, lockConversation } from './lock-conversation.ts'

const find = sqlFile(import.meta.url, '../sql/find-dispute.sql')
const insert = sqlFile(import.meta.url, '../sql/insert-resolution.sql')

/**
 * Answers a dispute; from today its money is owed again as the ledger has it. What was upheld is corrected in billing,
 * by whoever may. Problems: dispute_not_found, dispute_resolved.
 */
export async function resolveDispute(tx: Tx, input: ResolutionInput): Promise<void> {
  const given = parsed(resolutionInput, input)
  refuseUnlawful(given.answer)
  const key = { community_id: given.communityId, dispute_id: given.disputeId }
  const known = await tx.row<{ household_id: string }>(find, key)
  if (!known) throw collectionsProblems.dispute_not_found()
  const today = await lockConversation(tx, {
    communityId: given.communityId,
    householdId: known.household_id,
  })
  const dispute = await tx.row<{ resolved_day: string | null }>(find, key)
  if (dispute?.resolved_day) throw collectionsProblems.dispute_resolved({ day: dispute.resolved_day })
  await tx.rows(insert, {
    ...key,
    company_id: tx.companyId,
    result: given.result,
    answer: given.answer,
    by_actor: actorText(tx.actor),
    day: today.day,
    at: tx.at,
  })
  tx.audit({
    communityId: given.communityId,
    action: 'collections.resolve_dispute',
    subject: `dispute:${given.disputeId}`,
    facts: { householdId: known.household_id, result: given.result },
  })
}
