import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type ConsentInput, consentInput } from '../model.ts'
import { parsed } from '../parsed.ts'
import { rosterProblems } from '../problems.ts'

const partyExists = sqlFile(import.meta.url, '../sql/party-exists.sql')
const insert = sqlFile(import.meta.url, '../sql/insert-consent.sql')

/** What a party allows or refuses on a channel from a day; the newest answer counts (个人信息保护法 第十五条: it can be taken back). */
export async function recordConsent(tx: Tx, input: ConsentInput): Promise<void> {
  const { communityId, partyId, channel, answer, day, note } = parsed(consentInput, input)
  const party = await tx.row(partyExists, { community: communityId, party: partyId })
  if (!party) throw rosterProblems.party_not_found()
  const id = tx.newId()
  const row = { community: communityId, id, company: tx.companyId, party: partyId, channel, answer, day }
  await tx.rows(insert, { ...row, note: note ?? null, at: tx.at })
  tx.audit({
    communityId,
    action: 'roster.record_consent',
    subject: `party:${partyId}`,
    facts: { channel, answer, day },
  })
}
