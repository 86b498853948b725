import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'
import { deliveryEffect, deliveryLacks } from '../../../rules/limitation/delivery.ts'
import { refuseUnlawful } from '../lawful-note.ts'
import { type DeliveryInput, deliveryInput } from '../model.ts'
import { parsed } from '../parsed.ts'
import { collectionsProblems } from '../problems.ts'
import { actorText, lockConversation } from './lock-conversation.ts'

const find = sqlFile(import.meta.url, '../sql/find-notice.sql')
const insert = sqlFile(import.meta.url, '../sql/insert-delivery.sql')

/**
 * A notice was handed over, delivered, signed for, refused or came back, today or on an earlier day and written down
 * late: limitation counts from the day it arrived. By post it has its number, and its arrival a proof. Answers what it
 * does. Problems: notice_not_found, delivery_day_not_possible, delivery_lacks, note_wording.
 */
export async function recordDelivery(
  tx: Tx,
  input: DeliveryInput,
): Promise<{ deliveryId: string; effect: ReturnType<typeof deliveryEffect> }> {
  const given = parsed(deliveryInput, input)
  refuseUnlawful(given.proof)
  const key = { community_id: given.communityId, notice_id: given.noticeId }
  const notice = await tx.row<{ household_id: string; day: Day }>(find, key)
  if (!notice) throw collectionsProblems.notice_not_found({ id: given.noticeId })
  const today = await lockConversation(tx, {
    communityId: given.communityId,
    householdId: notice.household_id,
  })
  const day = given.day ?? today.day
  if (day < notice.day || day > today.day) {
    throw collectionsProblems.delivery_day_not_possible({ day, from: notice.day, to: today.day })
  }
  const record = { ...given, day, note: given.proof }
  const lacks = deliveryLacks(record)
  if (lacks) throw collectionsProblems.delivery_lacks({ what: lacks.zh, whatEn: lacks.en })
  const deliveryId = tx.newId()
  await tx.rows(insert, {
    ...key,
    id: deliveryId,
    company_id: tx.companyId,
    outcome: given.outcome,
    method: given.method,
    proof: given.proof ?? null,
    tracking_no: given.trackingNo ?? null,
    proof_kind: given.proofKind ?? null,
    signed_by: given.signedBy ?? null,
    address_agreed: given.addressAgreed ?? null,
    content_named: given.contentNamed ?? null,
    return_reason: given.returnReason ?? null,
    day,
    at: tx.at,
    by_actor: actorText(tx.actor),
  })
  tx.audit({
    communityId: given.communityId,
    action: 'collections.record_delivery',
    subject: `notice:${given.noticeId}`,
    facts: { outcome: given.outcome, method: given.method, day, counts: deliveryEffect(record).counts },
  })
  return { deliveryId, effect: deliveryEffect(record) }
}
