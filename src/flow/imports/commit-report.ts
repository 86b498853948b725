/** Writes what a report says into roster, tariff, billing and ledger, under one import id. */
import { sqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { addDays, type Day } from '../../rules/day.ts'
import { recordOpeningCharges } from '../billing/commands/record-opening-charges.ts'
import { postCharges } from '../ledger/commands/post-charges.ts'
import { saveHouseholds } from '../roster/commands/save-households.ts'
import { savePremises } from '../roster/commands/save-premises.ts'
import { effectiveState } from './effective-state.ts'
import type { Comparison, RosterReport } from './model.ts'
import { importProblems } from './problems.ts'
import type { Progress } from './read-and-compare.ts'
import { savePrices } from './save-prices.ts'

const insertAccepted = sqlFile(import.meta.url, './sql/insert-accepted.sql')
const insertMade = sqlFile(import.meta.url, './sql/insert-made.sql')
const premisesOfCodes = sqlFile(import.meta.url, './sql/premises-of-codes.sql')

export type Accepted = RosterReport & { hashBefore: string; hashAfter: string }

/** All or nothing. A report whose accepted rows are all stored already commits nothing and answers `importId: null`. */
export async function commitReport(
  tx: Tx,
  input: { communityId: string; reportId: string },
  prepared: { report: RosterReport; comparison: Comparison },
  progress: Progress,
): Promise<Accepted> {
  const { communityId, reportId } = input
  const { report, comparison } = prepared
  if (report.accepted === 0) throw importProblems.nothing_to_import({ reportHash: report.reportHash })
  const hashBefore = await effectiveState(tx, communityId)
  if (report.created + report.changed === 0) {
    tx.nothingChanged()
    return { ...report, committed: true, hashBefore, hashAfter: hashBefore }
  }
  const importId = tx.newId()
  await commit(
    tx,
    { communityId, importId, reportId, day: report.day, hashBefore },
    report,
    comparison,
    progress,
  )
  return {
    ...report,
    committed: true,
    importId,
    hashBefore,
    hashAfter: await effectiveState(tx, communityId),
  }
}

type Import = { communityId: string; importId: string; reportId: string; day: Day; hashBefore: string }

async function commit(
  tx: Tx,
  here: Import,
  report: RosterReport,
  comparison: Comparison,
  progress: Progress,
) {
  const { communityId, importId, day } = here
  const { rows, accepted, skipped, unchanged, created, changed, totals } = report
  const counts = { rows, accepted, skipped, unchanged, created, changed, totals, hashBefore: here.hashBefore }
  await tx.rows(insertAccepted, {
    community: communityId,
    id: importId,
    company: tx.companyId,
    report: here.reportId,
    day,
    at: tx.at,
    staff: tx.actor.kind === 'staff' ? tx.actor.id : null,
    actor: tx.actor.name,
    counts,
  })
  const batch = (what: string) => ({
    batchId: importId,
    progress: (done: number, total: number) => progress(done, total, what),
  })
  const { incoming } = comparison
  const premises = incoming.map((row) => row.premises)
  await savePremises(tx, communityId, premises, batch('登记房屋'))
  const households = incoming.map((row) => row.household)
  await saveHouseholds(tx, communityId, households, batch('登记业主'))
  const { rateIds, assignmentIds } = await savePrices(tx, { communityId, day, prices: comparison.prices })
  const chargeIds = await openingArrears(tx, here, comparison)
  await remember(tx, here, 'rate', rateIds)
  await remember(tx, here, 'assignment', assignmentIds)
  await remember(tx, here, 'charge', chargeIds)
  tx.audit({
    communityId,
    action: 'imports.accept_roster',
    subject: `import:${importId}`,
    facts: { report: report.reportHash, file: report.sha256, ...counts },
  })
}

async function remember(
  tx: Tx,
  here: Import,
  noun: 'rate' | 'assignment' | 'charge',
  ids: readonly string[],
) {
  if (ids.length === 0) return
  const { communityId: community, importId } = here
  await tx.rows(insertMade, { community, import: importId, company: tx.companyId, noun, ids })
}

/** What was owed before this system, due the day before the import: charged to whoever owed on that day, and posted. */
async function openingArrears(
  tx: Tx,
  { communityId, day }: Import,
  { arrears }: Comparison,
): Promise<string[]> {
  if (arrears.length === 0) return []
  const asOf = addDays(day, -1)
  const codes = arrears.map((row) => row.code)
  const found = await tx.rows<{ code: string; premisesId: string; householdId: string }>(premisesOfCodes, {
    community: communityId,
    day: asOf,
    codes,
  })
  const byCode = new Map(found.map((row) => [row.code, row]))
  const rows = arrears.map(({ code, amountFen, place }) => {
    const premises = byCode.get(code)
    if (!premises?.householdId) throw new Error(`arrears of ${code} without anybody who owes`)
    return { premisesId: premises.premisesId, householdId: premises.householdId, amountFen, asOf, place }
  })
  const { runId, chargeIds } = await recordOpeningCharges(tx, { communityId, day, rows })
  await postCharges(tx, { communityId, day, runId })
  return chargeIds
}
