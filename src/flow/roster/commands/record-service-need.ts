import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type ServiceNeedInput, serviceNeedInput } from '../model.ts'
import { parsed } from '../parsed.ts'
import { rosterProblems } from '../problems.ts'

const householdExists = sqlFile(import.meta.url, '../sql/household-exists.sql')
const insert = sqlFile(import.meta.url, '../sql/insert-service-need.sql')

/** What a household needs or prefers (a lift for a wheelchair, calls after six): kept for service, never for pressure. */
export async function recordServiceNeed(tx: Tx, input: ServiceNeedInput): Promise<{ serviceNeedId: string }> {
  const { communityId, householdId, kind, note } = parsed(serviceNeedInput, input)
  const found = await tx.rows(householdExists, { community: communityId, households: [householdId] })
  if (found.length === 0) throw rosterProblems.household_not_found({ missing: 1 })
  const serviceNeedId = tx.newId()
  const row = {
    community: communityId,
    id: serviceNeedId,
    company: tx.companyId,
    household: householdId,
    kind,
    note,
  }
  await tx.rows(insert, { ...row, at: tx.at })
  tx.audit({
    communityId,
    action: 'roster.record_service_need',
    subject: `household:${householdId}`,
    facts: { kind },
  })
  return { serviceNeedId }
}
