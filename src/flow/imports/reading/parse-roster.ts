/** Bytes that passed the guard into rows and findings, in whichever thread it is called. */
import type { Day } from '../../../rules/day.ts'
import { openCsv } from './csv.ts'
import type { Workbook } from './grid.ts'
import type { Inspected } from './guard.ts'
import type { Finding, RosterReading, SavedMapping, SheetReading } from './model.ts'
import { Notes } from './notes.ts'
import { readSheets } from './roster-sheets.ts'
import { openXls } from './xls.ts'
import { openXlsx } from './xlsx.ts'

export type Parsed = Omit<RosterReading, 'refused' | 'file' | 'sha256' | 'mapping'>
export type Request = { bytes: Buffer; inspected: Inspected; mapping: SavedMapping | null; today: Day }

const PROGRESS_EVERY = 2_000

/** Throws a Refusal when the file cannot be read as a roster. */
export async function parseRoster(request: Request, onProgress: (rows: number) => void): Promise<Parsed> {
  const { bytes, inspected, mapping, today } = request
  const notes = new Notes()
  const place = { sheet: null, row: null }
  for (const warning of inspected.warnings) notes.add(place, warning, { detail: inspected.format })
  let rowsRead = 0
  const onRow = () => {
    rowsRead += 1
    if (rowsRead % PROGRESS_EVERY === 0) onProgress(rowsRead)
  }
  const workbook = await open(inspected.format, bytes)
  const { sheets, rows } = await readSheets(workbook, { mapping, today, onRow }, notes)
  const skipped = rows.filter((row) => row.error).length
  return {
    format: workbook.format,
    ...(workbook.encoding ? { encoding: workbook.encoding } : {}),
    sheets,
    rows,
    counts: { rows: rows.length, accepted: rows.length - skipped, skipped },
    findings: inOrder(notes.all, sheets),
  }
}

/** As a person goes through the file: the file, its sheets, their rows. */
function inOrder(findings: Finding[], sheets: SheetReading[]): Finding[] {
  const position = new Map(sheets.map((sheet, index) => [sheet.name, index]))
  const key = (finding: Finding) =>
    finding.sheet === null && sheets[0]?.name !== null ? -1 : (position.get(finding.sheet) ?? 0)
  return findings.toSorted((a, b) => key(a) - key(b) || (a.row ?? 0) - (b.row ?? 0))
}

/** The workbook of a file that passed the guard. */
export async function open(format: Inspected['format'], bytes: Buffer): Promise<Workbook> {
  if (format === 'xlsx') return openXlsx(bytes)
  return format === 'xls' ? openXls(bytes) : openCsv(bytes)
}
