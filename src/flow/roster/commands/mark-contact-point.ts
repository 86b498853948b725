import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type ContactMarkInput, contactMarkInput } from '../model.ts'
import { parsed } from '../parsed.ts'
import { rosterProblems } from '../problems.ts'

const mark = sqlFile(import.meta.url, '../sql/mark-contact-point.sql')

/**
 * A contact point proved right (`verified`), reaches somebody else or nobody (`wrong`), or the party no longer wants it
 * used (`withdrawn`). Wrong and withdrawn values leave `v_contact_point` at once and are never used again.
 */
export async function markContactPoint(tx: Tx, input: ContactMarkInput): Promise<void> {
  const { communityId, contactPointId, state } = parsed(contactMarkInput, input)
  const marked = await tx.row(mark, { community: communityId, id: contactPointId, state, at: tx.at })
  if (!marked) throw rosterProblems.contact_not_found()
  tx.audit({
    communityId,
    action: 'roster.mark_contact_point',
    subject: `contact_point:${contactPointId}`,
    facts: { state },
  })
}
