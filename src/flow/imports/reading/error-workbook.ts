/**
 * A copy of the file in which the bad cells are coloured and say what to do, with a list of all findings in front: to
 * be put right and uploaded again. Values are written as values, never as formulas, so nothing in it can run.
 */
import ExcelJS from 'exceljs'
import { address, type GridSheet, type Raw, type Workbook } from './grid.ts'
import { shown } from './cells.ts'
import { LIST_COLUMNS } from './columns.ts'
import type { Finding } from './model.ts'

type Marked = Map<string, Finding[]>

const COLOURS = { error: 'FFFFC7CE', warning: 'FFFFEB9C' }
const LIST = '问题清单'

/** Bytes of an .xlsx. Sheets that were not read are left out. */
export async function errorWorkbook(workbook: Workbook, findings: Finding[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  listFindings(book, findings)
  for (const sheet of workbook.sheets) {
    if (sheet.state !== 'visible') continue
    const marked = byCell(findings.filter((finding) => finding.sheet === sheet.name))
    copySheet(book, sheetName(book, sheet.name), await sheet.read(() => undefined), marked)
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

function listFindings(book: ExcelJS.Workbook, findings: Finding[]): void {
  const list = book.addWorksheet(LIST, { views: [{ state: 'frozen', ySplit: 1 }] })
  list.addRow(LIST_COLUMNS).font = { bold: true }
  for (const one of findings) {
    const level = one.severity === 'error' ? '错误' : '提醒'
    const row = list.addRow([
      level,
      one.sheet ?? '',
      one.cell ?? '',
      one.row ?? '',
      one.value,
      one.message,
      one.expected,
      one.suggestion,
    ])
    row.getCell(1).fill = fill(one.severity)
  }
  for (const [index, width] of [8, 14, 10, 8, 24, 48, 32, 48].entries())
    list.getColumn(index + 1).width = width
}

function copySheet(book: ExcelJS.Workbook, name: string, grid: GridSheet, marked: Marked): void {
  const copy = book.addWorksheet(name)
  for (const { row, cells } of grid.rows) {
    const target = copy.getRow(row)
    for (const [column, raw] of cells.entries()) if (raw !== undefined) write(target.getCell(column + 1), raw)
  }
  for (const merge of grid.merges) copy.mergeCells(merge.top, merge.left + 1, merge.bottom, merge.right + 1)
  for (const [at, findings] of marked) {
    const severity = findings.some((finding) => finding.severity === 'error') ? 'error' : 'warning'
    const cell = copy.getCell(at)
    cell.fill = fill(severity)
    cell.note = findings
      .map((one) => `${one.message}\n应为：${one.expected}\n建议：${one.suggestion}`)
      .join('\n\n')
  }
}

/** Text stays text even when it begins like a formula, and so do numbers too long for a number. */
function write(cell: ExcelJS.Cell, raw: Raw): void {
  if (typeof raw === 'number' && Number.isFinite(raw) && Math.abs(raw) < 1e15) cell.value = raw
  else {
    cell.value = shown(raw)
    cell.numFmt = '@'
  }
}

function byCell(findings: Finding[]): Marked {
  const marked: Marked = new Map()
  for (const finding of findings) {
    const at = finding.cell ?? (finding.row === null ? null : address(finding.row, 0))
    if (at === null || !/^[A-Z]{1,3}\d{1,7}$/.test(at)) continue
    const list = marked.get(at)
    if (list) list.push(finding)
    else marked.set(at, [finding])
  }
  return marked
}

function fill(severity: Finding['severity']): ExcelJS.FillPattern {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb: COLOURS[severity] } }
}

function sheetName(book: ExcelJS.Workbook, name: string | null): string {
  const base = (name ?? '数据').replace(/[*?:\\/[\]]/g, ' ').slice(0, 28) || '数据'
  return book.getWorksheet(base) || base === LIST ? `${base} ${book.worksheets.length}` : base
}
