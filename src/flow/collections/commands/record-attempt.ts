import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Channel } from '../../../rules/contact.ts'
import { actorText, lockConversation } from './lock-conversation.ts'

const insert = sqlFile(import.meta.url, '../sql/insert-attempt.sql')

/**
 * One attempt to reach a household, whoever makes it: the caps read only these. `source` names what made it
 * (`message:ID`, `contact_record:ID`) and is counted once. The caller audits what it did.
 */
export async function recordAttempt(
  tx: Tx,
  attempt: {
    communityId: string
    householdId: string
    partyId?: string | null
    contactPointId?: string | null
    channel: Channel
    conversation: boolean
    requested: boolean
    source: string
  },
): Promise<{ attemptId: string }> {
  const now = await lockConversation(tx, attempt)
  const attemptId = tx.newId()
  await tx.rows(insert, {
    community_id: attempt.communityId,
    id: attemptId,
    company_id: tx.companyId,
    household_id: attempt.householdId,
    party_id: attempt.partyId ?? null,
    contact_point_id: attempt.contactPointId ?? null,
    channel: attempt.channel,
    day: now.day,
    minutes: now.minutes,
    at: tx.at,
    conversation: attempt.conversation,
    requested: attempt.requested,
    made_by: actorText(tx.actor),
    source: attempt.source,
  })
  return { attemptId }
}
