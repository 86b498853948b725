import { sqlFile } from '../../../platform/db/sql-file.ts'
import { lastActors } from '../../../platform/audit/last-actors.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { wordingFacts } from '../../../rules/wording/facts.ts'
import type { Flag, WordingSpan } from '../../../rules/wording/model.ts'
import { suggestionFor } from '../../../rules/wording/suggestions.ts'
import { actorText } from '../../collections/commands/lock-conversation.ts'
import { documentsProblems } from '../problems.ts'
import { judgeSealed } from './hold-text.ts'

const openReview = sqlFile(import.meta.url, '../sql/open-review.sql')
const insertAnswer = sqlFile(import.meta.url, '../sql/insert-review-answer.sql')

type Open = { review_id: string; flags: Flag[]; spans: WordingSpan[]; by_actor: string; saved_by: string }

/** Who writes the words that are filled in: of the community and of its contract. */
const WRITERS = ['roster.create_community', 'roster.edit_community', 'roster.record_service_contract']

/**
 * A person's answer about words held for review. Released: every flag was looked at and named, by somebody who neither
 * wrote them nor had them sent; words that are blocked are never released. Withdrawn: this text never leaves.
 * Problems: not_held, person_needed, own_words, flags_unseen, unlawful_wording.
 */
export async function answerReview(
  tx: Tx,
  input: {
    communityId: string
    documentId: string
    answer: 'released' | 'withdrawn'
    flags: readonly string[]
    reason: string
  },
): Promise<void> {
  const { communityId, documentId, answer, reason } = input
  const open = await tx.row<Open>(openReview, { community_id: communityId, document_id: documentId })
  if (!open) throw documentsProblems.not_held()
  if (tx.actor.kind !== 'staff') throw documentsProblems.person_needed()
  if (answer === 'released') await refuseRelease(tx, input, open)
  const answered = await tx.row(insertAnswer, {
    community_id: communityId,
    review_id: open.review_id,
    company_id: tx.companyId,
    answer,
    reason,
    by_actor: actorText(tx.actor),
    at: tx.at,
  })
  if (!answered) throw documentsProblems.not_held()
  const action = answer === 'released' ? 'documents.release_text' : 'documents.withdraw_text'
  const facts = { reviewId: open.review_id, flags: open.flags, reason }
  tx.audit({ communityId, action, subject: `document:${documentId}`, facts })
}

async function refuseRelease(
  tx: Tx,
  input: { communityId: string; documentId: string; flags: readonly string[] },
  open: Open,
) {
  const writers = await lastActors(tx, input.communityId, WRITERS)
  if ([open.by_actor, open.saved_by, ...writers].includes(actorText(tx.actor)))
    throw documentsProblems.own_words()
  const { wording } = await judgeSealed(tx, input)
  if (wording.verdict === 'block') throw documentsProblems.unlawful_wording(wordingFacts(wording))
  const flags = [...new Set([...open.flags, ...wording.flags])]
  if (flags.every((flag) => input.flags.includes(flag))) return
  const spans = [...open.spans, ...wording.spans]
  const held = {
    verdict: 'review',
    severity: 'warn',
    flags,
    spans,
    suggestion: suggestionFor(flags),
  } as const
  throw documentsProblems.flags_unseen(wordingFacts(held))
}
