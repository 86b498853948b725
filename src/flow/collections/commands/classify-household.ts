import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { refuseUnlawful } from '../lawful-note.ts'
import { type ClassificationInput, classificationInput } from '../model.ts'
import { parsed } from '../parsed.ts'
import { actorText, lockConversation } from './lock-conversation.ts'

const insert = sqlFile(import.meta.url, '../sql/insert-classification.sql')

/**
 * Files a household as easy or hard (易收户/难收户) with the facts it stands on. The newest counts; it plans work and
 * never touches service (个人信息保护法 第二十四条). Problem: household_not_found.
 */
export async function classifyHousehold(
  tx: Tx,
  input: ClassificationInput,
): Promise<{ classificationId: string }> {
  const given = parsed(classificationInput, input)
  refuseUnlawful(...given.facts)
  const today = await lockConversation(tx, given)
  const classificationId = tx.newId()
  await tx.rows(insert, {
    community_id: given.communityId,
    id: classificationId,
    company_id: tx.companyId,
    household_id: given.householdId,
    class: given.class,
    facts: JSON.stringify(given.facts),
    by_actor: actorText(tx.actor),
    day: today.day,
    at: tx.at,
  })
  tx.audit({
    communityId: given.communityId,
    action: 'collections.classify_household',
    subject: `household:${given.householdId}`,
    facts: { class: given.class },
  })
  return { classificationId }
}
