import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { answerReview } from '../../documents/commands/answer-review.ts'
import { documentsProblems } from '../../documents/problems.ts'

const heldMessages = sqlFile(import.meta.url, '../sql/held-messages.sql')
const postpone = sqlFile(import.meta.url, '../sql/postpone.sql')

/** One message whose words wait for somebody, or all of the community that wait for the same words. */
export type HeldChoice = { communityId: string; messageId: string; sameWords: boolean; reason: string }

export type HeldMessage = {
  message_id: string
  household_id: string
  document_id: string
  notice_id: string
  revision: number
  handed_over: boolean
}

/** The messages a choice names, household by household. Problem: not_held. */
export async function readHeld(tx: Tx, choice: HeldChoice): Promise<HeldMessage[]> {
  const { communityId, messageId, sameWords } = choice
  const values = { community_id: communityId, message_id: messageId, same_words: sameWords }
  const held = await tx.rows<HeldMessage>(heldMessages, values)
  if (held.length === 0) throw documentsProblems.not_held()
  return held
}

/**
 * Lets held texts go: each is asked for at the gate by the next dispatch, as any other. Every flag must be named, by
 * somebody who neither wrote the words nor had them sent. Problems: not_held and those of `answerReview`.
 */
export async function releaseHeld(
  tx: Tx,
  choice: HeldChoice & { flags: readonly string[] },
): Promise<{ released: number }> {
  const { communityId, flags, reason } = choice
  const held = await readHeld(tx, choice)
  for (const { document_id: documentId, message_id } of held) {
    await answerReview(tx, { communityId, documentId, answer: 'released', flags, reason })
    await tx.rows(postpone, { community_id: communityId, message_id, next_at: tx.at })
  }
  const facts = { messages: held.length, flags, reason }
  tx.audit({ communityId, action: 'channels.release_held', subject: `message:${choice.messageId}`, facts })
  return { released: held.length }
}
