import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { TEXT_WITHDRAWN } from '../../../rules/gate.ts'
import { lockConversation } from '../../collections/commands/lock-conversation.ts'
import { answerReview } from '../../documents/commands/answer-review.ts'
import { renderAgain } from '../../documents/commands/render-notices.ts'
import { type HeldChoice, type HeldMessage, readHeld } from './release-held.ts'
import { refuse } from './send-one.ts'

const endWaiting = sqlFile(import.meta.url, '../sql/end-waiting.sql')
const insertWithdrawal = sqlFile(import.meta.url, '../sql/insert-withdrawal.sql')

/**
 * Withdraws held texts: they never leave. `writeAgain`: what was filled in has been put right, and each notice is written
 * anew from what the books say now. Problems: not_held, person_needed.
 */
export async function withdrawHeld(
  tx: Tx,
  choice: HeldChoice & { writeAgain: boolean },
): Promise<{ withdrawn: number; written: number }> {
  const { communityId, reason, writeAgain } = choice
  const held = await readHeld(tx, choice)
  let written = 0
  for (const message of held) {
    await answerReview(tx, {
      communityId,
      documentId: message.document_id,
      answer: 'withdrawn',
      flags: [],
      reason,
    })
    await endMessage(tx, communityId, message)
    if (writeAgain) written += (await renderAgain(tx, { communityId, noticeId: message.notice_id })).documents
  }
  const facts = { messages: held.length, written, reason }
  tx.audit({ communityId, action: 'channels.withdraw_held', subject: `message:${choice.messageId}`, facts })
  return { withdrawn: held.length, written }
}

/** The message ends on record: dropped where it waited, withdrawn where it had been cleared and never left. */
async function endMessage(tx: Tx, communityId: string, message: HeldMessage) {
  const key = { community_id: communityId, message_id: message.message_id }
  const { zone } = await lockConversation(tx, { communityId, householdId: message.household_id })
  const { refusalId } = await refuse(tx, communityId, message, [TEXT_WITHDRAWN], zone)
  if (!message.handed_over) await tx.rows(endWaiting, key)
  else await tx.rows(insertWithdrawal, { ...key, company_id: tx.companyId, refusal_id: refusalId, at: tx.at })
}
