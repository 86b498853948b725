import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'
import { type CONTACT_KINDS, type RevealInput, revealInput } from '../model.ts'
import { parsed } from '../parsed.ts'
import { rosterProblems } from '../problems.ts'

const find = sqlFile(import.meta.url, '../sql/find-contact-to-reveal.sql')
const count = sqlFile(import.meta.url, '../sql/count-reveals.sql')
const insert = sqlFile(import.meta.url, '../sql/insert-reveal.sql')

/** A person at work needs a number now and then; whoever needs more in an hour is collecting them. */
export const REVEALS_AN_HOUR = 30
const HOUR_MS = 3_600_000

type Revealed = {
  contactPointId: string
  kind: (typeof CONTACT_KINDS)[number]
  value: string
  person: string | null
}

/**
 * A contact point in full, against a reason. Leaves a row and an audit entry that name the contact point and never its
 * value. `stewardId` narrows to the households somebody answers for on `day`. Problems: contact_not_found,
 * contact_not_yours, too_many_reveals.
 */
export async function revealContact(
  tx: Tx,
  input: RevealInput & { stewardId: string | null; day: Day },
): Promise<Revealed> {
  const { communityId, contactPointId, reason, note } = parsed(revealInput, input)
  const whose = { steward_id: input.stewardId, day: input.day }
  const row = await tx.row<Revealed & { known: boolean }>(find, {
    community: communityId,
    id: contactPointId,
    ...whose,
  })
  if (!row) throw rosterProblems.contact_not_found()
  const { known, ...contact } = row
  if (!known) throw rosterProblems.contact_not_yours()
  const by_actor = tx.actor.kind === 'staff' ? `staff:${tx.actor.id}` : `system:${tx.actor.name}`
  const since = new Date(tx.at.getTime() - HOUR_MS)
  const shown = await tx.row<{ count: number }>(count, { by_actor, since })
  if ((shown?.count ?? 0) >= REVEALS_AN_HOUR)
    throw rosterProblems.too_many_reveals({ limit: REVEALS_AN_HOUR })
  await tx.rows(insert, {
    community: communityId,
    id: tx.newId(),
    company: tx.companyId,
    contact_point: contactPointId,
    by_actor,
    reason,
    note: note ?? null,
    at: tx.at,
  })
  const subject = `contact_point:${contactPointId}`
  tx.audit({ communityId, action: 'roster.reveal_contact', subject, facts: { reason, kind: contact.kind } })
  return contact
}
