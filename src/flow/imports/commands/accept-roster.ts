import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type Accepted, commitReport } from '../commit-report.ts'
import { effectiveState } from '../effective-state.ts'
import { importProblems } from '../problems.ts'
import { type Progress, readAndCompare } from '../read-and-compare.ts'
import { findReport, storedFile } from '../stored-report.ts'

export type { Accepted } from '../commit-report.ts'

const standingImport = sqlFile(import.meta.url, '../sql/standing-import.sql')

/**
 * Commits exactly the report of this hash: its accepted rows, all or nothing. The file is read and compared again; when
 * what is stored has changed so that the report would read otherwise, it is refused (`imports.report_stale`). A report
 * whose accepted rows are all stored already commits nothing and answers `importId: null`; a report accepted before (and
 * not undone) answers with that import. `sha256`, when given, must be the file's (`imports.report_of_other_file`).
 */
export async function acceptRoster(
  tx: Tx,
  input: { communityId: string; reportHash: string; sha256?: string; file?: string },
  progress: Progress = () => {},
): Promise<Accepted> {
  const { communityId, reportHash } = input
  const stored = await findReport(tx, communityId, reportHash)
  if (input.sha256 && input.sha256 !== stored.sha256) {
    throw importProblems.report_of_other_file({ file: input.file ?? input.sha256 })
  }
  const standing = await tx.row<{ importId: string; hashBefore: string }>(standingImport, {
    community: communityId,
    hash: reportHash,
  })
  if (standing) {
    tx.nothingChanged()
    const hashAfter = await effectiveState(tx, communityId)
    return { ...stored.document, problems: [], committed: true, ...standing, hashAfter }
  }
  const file = await storedFile(tx, communityId, stored.fileId)
  const { day, mapping } = stored
  const prepared = await readAndCompare(tx, { communityId, file, day, mapping }, progress)
  if (prepared.report.reportHash !== reportHash) throw importProblems.report_stale({ reportHash })
  return commitReport(tx, { communityId, reportId: stored.id }, prepared, progress)
}
