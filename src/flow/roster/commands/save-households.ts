import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { batchWriter, digestOf } from '../batch.ts'
import type { BatchOptions, HouseholdRowInput, RowOutcome } from '../model.ts'
import { rosterProblems } from '../problems.ts'
import { writeHouseholds } from '../write-households.ts'
import { compareHouseholds } from './compare-households.ts'

const lockCommunity = sqlFile(import.meta.url, '../sql/lock-community.sql')
const premisesIds = sqlFile(import.meta.url, '../sql/premises-ids.sql')

export type HouseholdsSaved = {
  /** Premises that got their first owners (or their developer). */
  created: number
  changed: number
  unchanged: number
  parties: number
  households: number
}

/**
 * Creates parties, households, ownership, liability and contact points for premises that exist, and takes over what was
 * added to them; values in quarantine are kept apart and never used. Refused whole when a row is in conflict
 * (`roster.rows_in_conflict`: other owners, another ID, another share, another tenant). One audit row with counts and a
 * digest.
 */
export async function saveHouseholds(
  tx: Tx,
  communityId: string,
  rows: readonly HouseholdRowInput[],
  options: BatchOptions = {},
): Promise<HouseholdsSaved> {
  await tx.row(lockCommunity, { community: communityId })
  const plan = await compareHouseholds(tx, communityId, rows)
  refuseConflicts(plan.outcomes)
  const codes = plan.outcomes.map((row) => row.code)
  const ids = await premisesByCode(tx, communityId, codes)
  options.progress?.(0, rows.length)
  await writeHouseholds(tx, batchWriter(tx, communityId, options.batchId), plan, ids)
  options.progress?.(rows.length, rows.length)
  const count = (outcome: string) => plan.outcomes.filter((row) => row.outcome === outcome).length
  const saved = {
    created: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    parties: plan.people.length,
    households: plan.households.length,
  }
  if (saved.created + saved.changed === 0) tx.nothingChanged()
  else {
    tx.audit({
      communityId,
      action: 'roster.save_households',
      subject: `households:${rows.length}`,
      facts: { ...saved, digest: digestOf([plan.outcomes, plan.ownership, plan.liability]) },
    })
  }
  return saved
}

async function premisesByCode(
  tx: Tx,
  communityId: string,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const few = codes.length > 500 ? null : codes
  const found = await tx.rows<{ id: string; code: string }>(premisesIds, {
    community: communityId,
    codes: few,
  })
  const ids = new Map(found.map((premises) => [premises.code, premises.id]))
  const missing = codes.find((code) => !ids.has(code))
  if (missing !== undefined) throw rosterProblems.premises_not_found({ code: missing })
  return ids
}

function refuseConflicts(outcomes: readonly RowOutcome[]) {
  const conflicts = outcomes.filter((row) => row.outcome === 'conflict')
  const clash = conflicts[0]?.differences.find((difference) => difference.conflict)
  if (!clash) return
  throw rosterProblems.rows_in_conflict({
    count: conflicts.length,
    code: conflicts[0]?.code,
    detail: `${clash.stored} → ${clash.given}`,
  })
}
