import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { checkPhone } from '../../../rules/identity.ts'
import { type ContactPointInput, contactPointInput } from '../model.ts'
import { parsed } from '../parsed.ts'
import { rosterProblems } from '../problems.ts'

const partyExists = sqlFile(import.meta.url, '../sql/party-exists.sql')
const contactOfParty = sqlFile(import.meta.url, '../sql/contact-of-party.sql')
const insert = sqlFile(import.meta.url, '../sql/insert-contact-point.sql')

/**
 * One more way to reach a party, unverified at first. A phone that is none or only stands in for one is refused
 * (`roster.contact_value_unusable`), as is a value already known (`roster.contact_already_known`). Sources are those of
 * 个人信息保护法 第十三条 that apply: the contract, the owner, the property register, a court.
 */
export async function recordContactPoint(
  tx: Tx,
  input: ContactPointInput,
): Promise<{ contactPointId: string }> {
  const given = parsed(contactPointInput, input)
  const { communityId, partyId, kind } = given
  const party = await tx.row(partyExists, { community: communityId, party: partyId })
  if (!party) throw rosterProblems.party_not_found()
  const value = usable(kind, given.value)
  const known = await tx.row<{ state: string }>(contactOfParty, {
    community: communityId,
    party: partyId,
    kind,
    value,
  })
  if (known) throw rosterProblems.contact_already_known({ state: known.state })
  const contactPointId = tx.newId()
  await tx.rows(insert, {
    community: communityId,
    id: contactPointId,
    company: tx.companyId,
    party: partyId,
    kind,
    value,
    person: given.person ?? null,
    source: given.source,
    at: tx.at,
  })
  tx.audit({
    communityId,
    action: 'roster.record_contact_point',
    subject: `contact_point:${contactPointId}`,
    facts: { kind, source: given.source },
  })
  return { contactPointId }
}

function usable(kind: string, value: string): string {
  if (kind !== 'phone' && kind !== 'emergency_phone') return value
  const checked = checkPhone(value)
  if (!checked.ok) throw rosterProblems.contact_value_unusable({ value, reason: checked.reason })
  return checked.phone
}
