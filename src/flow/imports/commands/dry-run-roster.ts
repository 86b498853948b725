import type { Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'
import type { ImportFile, RosterReport, SavedMapping } from '../model.ts'
import { type Progress, readAndCompare } from '../read-and-compare.ts'
import { keepReport } from '../stored-report.ts'

/**
 * Reads a roster file and says what accepting it would do. Nothing but the file and the report is stored. Rows already
 * stored unchanged are counted so; changes are findings; contradictions are errors, and their rows are skipped.
 */
export async function dryRunRoster(
  tx: Tx,
  input: { communityId: string; file: ImportFile; day: Day; mapping?: SavedMapping | null },
  progress?: Progress,
): Promise<RosterReport> {
  const mapping = input.mapping ?? null
  const { report } = await readAndCompare(tx, { ...input, mapping }, progress)
  const { isNew } = await keepReport(tx, input.communityId, input.file, report, mapping)
  if (!isNew) {
    tx.nothingChanged()
    return report
  }
  tx.audit({
    communityId: input.communityId,
    action: 'imports.dry_run_roster',
    subject: `report:${report.reportHash}`,
    facts: { file: report.sha256, rows: report.rows, accepted: report.accepted, skipped: report.skipped },
  })
  return report
}
