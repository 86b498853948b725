import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { digestOf } from '../batch.ts'
import { type StewardsInput, stewardsInput } from '../model.ts'
import { parsed } from '../parsed.ts'
import { rosterProblems } from '../problems.ts'

const staffIsActive = sqlFile(import.meta.url, '../sql/staff-is-active.sql')
const householdExists = sqlFile(import.meta.url, '../sql/household-exists.sql')
const householdsOfBuildings = sqlFile(import.meta.url, '../sql/households-of-buildings.sql')
const laterStewardships = sqlFile(import.meta.url, '../sql/later-stewardships.sql')
const endStewardships = sqlFile(import.meta.url, '../sql/end-stewardships.sql')
const insertStewardships = sqlFile(import.meta.url, '../sql/insert-stewardships.sql')

/**
 * Gives a member of staff the households of buildings, or named households, from a day: as the one responsible steward,
 * or as cover while somebody is away (with `toDay`). Whoever had the duty before hands over: their row ends the day
 * before. Refused when somebody is already assigned from that day or later. One audit row with the count and a digest.
 */
export async function assignStewards(
  tx: Tx,
  input: StewardsInput,
): Promise<{ assigned: number; handedOver: number }> {
  const given = parsed(stewardsInput, input)
  const { communityId, staffId, fromDay, duty } = given
  if (!(await tx.row(staffIsActive, { staff: staffId }))) throw rosterProblems.staff_not_found()
  const households = await chosen(tx, given)
  const wanted = { community: communityId, households, duty, from_day: fromDay }
  const later = await tx.row<{ count: number }>(laterStewardships, { ...wanted, to_day: given.toDay ?? null })
  if (later && later.count > 0)
    throw rosterProblems.stewardship_overlaps({ count: later.count, day: fromDay })
  const ended = await tx.rows(endStewardships, wanted)
  await tx.rows(insertStewardships, {
    community: communityId,
    company: tx.companyId,
    staff: staffId,
    duty,
    from_day: fromDay,
    to_day: given.toDay ?? null,
    note: given.handoverNote ?? null,
    rows: JSON.stringify(households.map((household) => ({ id: tx.newId(), household_id: household }))),
  })
  tx.audit({
    communityId,
    action: 'roster.assign_stewards',
    subject: `staff:${staffId}`,
    facts: {
      duty,
      fromDay,
      count: households.length,
      handedOver: ended.length,
      digest: digestOf(households),
    },
  })
  return { assigned: households.length, handedOver: ended.length }
}

async function chosen(tx: Tx, given: ReturnType<typeof stewardsInput.parse>): Promise<string[]> {
  const { communityId: community, buildingIds, householdIds, fromDay } = given
  const found = buildingIds?.length
    ? await tx.rows<{ id: string }>(householdsOfBuildings, {
        community,
        buildings: buildingIds,
        from_day: fromDay,
      })
    : await tx.rows<{ id: string }>(householdExists, { community, households: householdIds ?? [] })
  const missing = new Set(householdIds ?? []).size - found.length
  if (householdIds?.length && missing > 0) throw rosterProblems.household_not_found({ missing })
  if (found.length === 0) throw rosterProblems.no_households({ day: fromDay })
  return found.map((household) => household.id).sort()
}
