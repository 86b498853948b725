/** Reports as they are kept: the head, and its findings in pages. */
import { sqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Day } from '../../rules/day.ts'
import type { Finding, ImportFile, RosterReport, SavedMapping } from './model.ts'
import { importProblems } from './problems.ts'

const saveFile = sqlFile(import.meta.url, './sql/save-file.sql')
const fileOfContent = sqlFile(import.meta.url, './sql/file-of-content.sql')
const reportOfHash = sqlFile(import.meta.url, './sql/report-of-hash.sql')
const insertReport = sqlFile(import.meta.url, './sql/insert-report.sql')
const insertFindings = sqlFile(import.meta.url, './sql/insert-findings.sql')
const reportFindings = sqlFile(import.meta.url, './sql/report-findings.sql')
const fileBytes = sqlFile(import.meta.url, './sql/file-bytes.sql')

const BATCH = 5_000

export type StoredReport = {
  id: string
  fileId: string
  file: string
  sha256: string
  day: Day
  mapping: SavedMapping | null
  /** Without its findings. */
  document: Omit<RosterReport, 'problems'>
}

/** The report of a hash; a `imports.report_not_found` when there is none. */
export async function findReport(tx: Tx, communityId: string, reportHash: string): Promise<StoredReport> {
  const report = await tx.row<StoredReport>(reportOfHash, { community: communityId, hash: reportHash })
  if (!report) throw importProblems.report_not_found({ reportHash })
  return report
}

/** A page of findings in the order of the file; `severity` null: all. */
export async function findingsOf(
  tx: Tx,
  communityId: string,
  reportId: string,
  page: { severity?: Finding['severity'] | null; offset: number; limit: number },
): Promise<Finding[]> {
  const rows = await tx.rows<{ document: Finding }>(reportFindings, {
    community: communityId,
    report: reportId,
    severity: page.severity ?? null,
    offset: page.offset,
    limit: page.limit,
  })
  return rows.map((row) => row.document)
}

export async function storedFile(tx: Tx, communityId: string, fileId: string): Promise<ImportFile> {
  const file = await tx.row<ImportFile>(fileBytes, { community: communityId, file: fileId })
  if (!file) throw new Error(`a report without its file ${fileId}`)
  return file
}

/** Keeps the file and its report, and answers its id. `isNew` false: this very report was there already. */
export async function keepReport(
  tx: Tx,
  communityId: string,
  file: ImportFile,
  report: RosterReport,
  mapping: SavedMapping | null,
): Promise<{ reportId: string; isNew: boolean }> {
  const here = { community: communityId, company: tx.companyId }
  const known = await tx.row<StoredReport>(reportOfHash, { community: communityId, hash: report.reportHash })
  if (known) return { reportId: known.id, isNew: false }
  const { sha256, problems, ...head } = report
  await tx.rows(saveFile, {
    ...here,
    id: tx.newId(),
    sha256,
    name: file.name,
    size: file.bytes.length,
    bytes: file.bytes,
    at: tx.at,
  })
  const stored = await tx.row<{ id: string }>(fileOfContent, { community: communityId, sha256 })
  const reportId = tx.newId()
  await tx.rows(insertReport, {
    ...here,
    id: reportId,
    file: stored?.id,
    hash: report.reportHash,
    day: report.day,
    mapping,
    document: { sha256, ...head },
    at: tx.at,
  })
  for (let from = 0; from < problems.length; from += BATCH) {
    const rows = problems.slice(from, from + BATCH).map((document, at) => ({
      position: from + at,
      severity: document.severity,
      document,
    }))
    await tx.rows(insertFindings, { ...here, report: reportId, rows: JSON.stringify(rows) })
  }
  return { reportId, isNew: true }
}
