import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type Day, localDay } from '../../../rules/day.ts'
import { cancelCharges } from '../../billing/commands/cancel-charges.ts'
import { cancelPostedCharges } from '../../ledger/commands/cancel-charges.ts'
import { takeBackBatch } from '../../roster/commands/take-back-batch.ts'
import { takeBackRates } from '../../tariff/commands/take-back-rates.ts'
import { effectiveState } from '../effective-state.ts'
import { importProblems } from '../problems.ts'

const importOfId = sqlFile(import.meta.url, '../sql/import-of-id.sql')
const lockImport = sqlFile(import.meta.url, '../sql/lock-import.sql')
const madeByImport = sqlFile(import.meta.url, '../sql/made-by-import.sql')
const importInUse = sqlFile(import.meta.url, '../sql/import-in-use.sql')
const touchedRows = sqlFile(import.meta.url, '../sql/touched-rows.sql')
const placesOfCharges = sqlFile(import.meta.url, '../sql/places-of-charges.sql')
const namedBy = sqlFile(import.meta.url, '../sql/named-by.sql')
const insertUndone = sqlFile(import.meta.url, '../sql/insert-undone.sql')

export type Undone = {
  importId: string
  /** Of the effective state: before this undo, after it, and as it was before the import. */
  hashBefore: string
  hashAfter: string
  hashBeforeImport: string
  restored: boolean
}

/**
 * Takes an import back whole: what it made goes, what it changed becomes what it was, opening arrears are reversed in
 * the ledger and cancelled. Refused once anything depends on it (`imports.import_in_use`, `roster.batch_built_upon`).
 * `restored` says whether the state is again the one before the import (false when other work went on since). `day` is the
 * business day of the reversal. With a `communityId`, an import of any other community is not found.
 */
export async function undoImport(
  tx: Tx,
  input: { importId: string; communityId?: string; day?: Day },
): Promise<Undone> {
  const { importId } = input
  const found = await tx.row<{
    communityId: string
    day: Day
    counts: { hashBefore: string }
    undoneAt: Date | null
  }>(importOfId, { import: importId, community: input.communityId ?? null })
  if (!found) throw importProblems.import_not_found({ importId })
  const { communityId } = found
  const here = { community: communityId, import: importId }
  await tx.row(lockImport, here)
  if (found.undoneAt) throw importProblems.already_undone({ at: found.undoneAt.toISOString() })
  const made = Map.groupBy(await tx.rows<Made>(madeByImport, here), (row) => row.noun)
  const ids = (noun: string) => (made.get(noun) ?? []).map((row) => row.id)
  const charges = ids('charge')
  const touched = await tx.rows<Touched>(touchedRows, here)
  const chosen = (noun: string, isMade: boolean) =>
    touched.filter((row) => row.noun === noun && row.made === isMade).map((row) => row.id)
  await refuseInUse(tx, {
    community: communityId,
    day: found.day,
    made: chosen('premises', true),
    changed: chosen('premises', false),
    liability: [...chosen('liability', true), ...chosen('liability', false)],
    assignments: ids('assignment'),
    rates: ids('rate'),
    charges,
  })
  const named = await namedByCharges(
    tx,
    communityId,
    charges,
    new Set(touched.filter((row) => row.made).map((row) => row.id)),
  )
  const hashBefore = await effectiveState(tx, communityId)
  const day = input.day ?? localDay(tx.at, 'Asia/Shanghai')
  await cancelPostedCharges(tx, { communityId, chargeIds: charges, day, unpaidOnly: true })
  await cancelCharges(tx, { communityId, chargeIds: charges, reason: `撤销导入 ${importId}`, day })
  await takeBackRates(tx, { communityId, rateIds: ids('rate'), assignmentIds: ids('assignment') })
  await takeBackBatch(tx, { communityId, batchId: importId, ...named })
  const hashAfter = await effectiveState(tx, communityId)
  const hashBeforeImport = found.counts.hashBefore
  await tx.rows(insertUndone, {
    ...here,
    company: tx.companyId,
    at: tx.at,
    undone_by: tx.actor.name,
    hash_before: hashBefore,
    hash_after: hashAfter,
  })
  tx.audit({
    communityId,
    action: 'imports.undo',
    subject: `import:${importId}`,
    facts: { hashBefore, hashAfter, charges: charges.length },
  })
  return { importId, hashBefore, hashAfter, hashBeforeImport, restored: hashAfter === hashBeforeImport }
}

type Made = { noun: string; id: string }
type Touched = { noun: 'premises' | 'liability' | 'household'; id: string; made: boolean }

async function refuseInUse(tx: Tx, values: Record<string, unknown>) {
  const [used] = await tx.rows<{ what: string; count: number }>(importInUse, values)
  if (used) throw importProblems.import_in_use(used)
}

/**
 * Premises and households that the import made and its own charges name: they cannot be deleted, only withdrawn. Whatever
 * else names them, to the right, stops the undo.
 */
async function namedByCharges(tx: Tx, communityId: string, charges: string[], made: ReadonlySet<string>) {
  const places = await tx.rows<{ premisesId: string; householdId: string }>(placesOfCharges, {
    community: communityId,
    charges,
  })
  const premises = places.map((place) => place.premisesId).filter((id) => made.has(id))
  const households = places.map((place) => place.householdId).filter((id) => made.has(id))
  const [named] = await tx.rows<{ noun: string; name: string }>(namedBy, {
    community: communityId,
    premises,
    households,
    charges,
  })
  if (named) throw importProblems.import_in_use({ what: named.name, count: '≥1' })
  return { premisesNamed: premises, householdsNamed: households }
}
