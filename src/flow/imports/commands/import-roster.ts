import type { Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'
import { type Accepted, commitReport } from '../commit-report.ts'
import type { ImportFile, RosterReport, SavedMapping } from '../model.ts'
import { type Progress, readAndCompare } from '../read-and-compare.ts'
import { keepReport } from '../stored-report.ts'

/**
 * Dry run and acceptance in one: commits when no row has an error. With an error nothing is imported; the report is kept
 * and answered with `committed: false`, so that it can be accepted by its hash.
 */
export async function importRoster(
  tx: Tx,
  input: { communityId: string; file: ImportFile; day: Day; mapping?: SavedMapping | null },
  progress: Progress = () => {},
): Promise<RosterReport | Accepted> {
  const { communityId, file } = input
  const mapping = input.mapping ?? null
  const prepared = await readAndCompare(tx, { ...input, mapping }, progress)
  const { report } = prepared
  const { reportId } = await keepReport(tx, communityId, file, report, mapping)
  const { rows, accepted, skipped } = report
  tx.audit({
    communityId,
    action: 'imports.dry_run_roster',
    subject: `report:${report.reportHash}`,
    facts: { file: report.sha256, rows, accepted, skipped },
  })
  if (skipped > 0) return report
  return commitReport(tx, { communityId, reportId }, prepared, progress)
}
