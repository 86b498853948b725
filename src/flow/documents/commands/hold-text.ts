import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { TextReview } from '../../../rules/gate.ts'
import type { Flag, WordingVerdict } from '../../../rules/wording/model.ts'
import { actorText } from '../../collections/commands/lock-conversation.ts'
import { screenFilledText } from '../templates/screen-text.ts'
import type { TemplateCode } from '../templates/shipped.ts'

const openReview = sqlFile(import.meta.url, '../sql/open-review.sql')
const sealedText = sqlFile(import.meta.url, '../sql/judge-sealed.sql')

export type Reviewed = { documentId: string; wording: WordingVerdict }

/** Writes down what of each document a person must look at before it leaves. None: nothing happens. */
export async function recordReviews(
  tx: Tx,
  communityId: string,
  reviewed: readonly Reviewed[],
): Promise<void> {
  if (reviewed.length === 0) return
  await tx.insertRows(
    'documents.review',
    ['community_id', 'id', 'company_id', 'document_id', 'flags', 'spans', 'suggestion', 'by_actor', 'at'],
    reviewed.map(({ documentId, wording }) => [
      ...[communityId, tx.newId(), tx.companyId, documentId, wording.flags],
      ...[wording.spans, wording.suggestion ?? {}, actorText(tx.actor), tx.at],
    ]),
  )
}

/**
 * Holds a sealed text the rule has come to want looked at. A text that is held already stays as it is. Answers whether it
 * was held now.
 */
export async function holdText(
  tx: Tx,
  input: { communityId: string; documentId: string; wording: WordingVerdict },
): Promise<boolean> {
  const { communityId, documentId, wording } = input
  if (await tx.row(openReview, { community_id: communityId, document_id: documentId })) return false
  await recordReviews(tx, communityId, [{ documentId, wording }])
  const facts = { flags: wording.flags }
  tx.audit({ communityId, action: 'documents.hold_text', subject: `document:${documentId}`, facts })
  return true
}

type Sealed = {
  title: string
  text: string
  code: TemplateCode
  template_title: string
  template_body: string
  approved_flags: Flag[]
  arbitrates: boolean
} & { open: boolean; withdrawn: boolean; released: Flag[] }

/** A sealed text read again as it is about to leave, by the rule as it is now, and what people decided about its words. */
export async function judgeSealed(
  tx: Tx,
  input: { communityId: string; documentId: string },
): Promise<{ wording: WordingVerdict; review: TextReview }> {
  const key = { community_id: input.communityId, document_id: input.documentId }
  const sealed = await tx.row<Sealed>(sealedText, key)
  if (!sealed) throw new Error(`no document ${input.documentId}`)
  const { title, text, code, template_title, template_body, approved_flags, arbitrates } = sealed
  const template = { code, title: template_title, body: template_body, approved_flags }
  const { open, withdrawn, released } = sealed
  return {
    wording: screenFilledText(template, { title, body: text }, { arbitrates }),
    review: { open, withdrawn, released },
  }
}
