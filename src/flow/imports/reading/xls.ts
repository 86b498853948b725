/** Reads the old binary .xls. The library holds the whole file, so the guard has capped its size before. */
import { createRequire } from 'node:module'
import type * as Sheets from '@e965/xlsx'
import type { GridRow, GridSheet, Raw, Workbook } from './grid.ts'
import { MAX_CELLS, MAX_CELL_TEXT } from './limits.ts'
import { Refusal } from './refusals.ts'

// The CommonJS build brings the code pages (GBK) of workbooks older than Excel 97 with it.
const { SSF, read } = createRequire(import.meta.url)('@e965/xlsx') as typeof Sheets

/** The workbook behind the bytes. Throws a Refusal when it is encrypted or broken. */
export function openXls(bytes: Buffer): Workbook {
  const book = parsed(bytes)
  const base1904 = book.Workbook?.WBProps?.date1904 === true
  return {
    format: 'xls',
    sheets: book.SheetNames.map((name, index) => {
      const hidden = book.Workbook?.Sheets?.[index]?.Hidden ?? 0
      const sheet = book.Sheets[name] as Dense | undefined
      const isWorksheet = sheet?.['!data'] !== undefined
      return {
        name,
        state: !isWorksheet
          ? 'not_a_worksheet'
          : hidden === 0
            ? 'visible'
            : hidden === 1
              ? 'hidden'
              : 'very_hidden',
        read: async (onRow) => gridOf(sheet as Dense, base1904, onRow),
      }
    }),
  }
}

type Dense = {
  '!data'?: (Sheets.CellObject[] | undefined)[]
  '!merges'?: Sheets.Range[]
  '!rows'?: { hidden?: boolean }[]
}

function parsed(bytes: Buffer): Sheets.WorkBook {
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellHTML: false,
      cellText: false,
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (/password/i.test(message)) throw new Refusal('file_encrypted', message)
    throw new Refusal(
      /truncat|bounds|out of range|too small|size/i.test(message) ? 'file_truncated' : 'file_broken',
      message,
    )
  }
}

function gridOf(sheet: Dense, base1904: boolean, onRow: () => void): GridSheet {
  const rows: GridRow[] = []
  let total = 0
  for (const [index, cells] of (sheet['!data'] ?? []).entries()) {
    const row: GridRow = { row: index + 1, cells: [] }
    for (const [column, cell] of (cells ?? []).entries()) {
      const raw = cell ? rawOf(cell, base1904) : null
      if (raw === null || (typeof raw === 'string' && raw.trim() === '')) continue
      row.cells[column] = raw
      total += 1
    }
    if (total > MAX_CELLS) throw new Refusal('file_too_many_cells')
    if (row.cells.length === 0) continue
    if (sheet['!rows']?.[index]?.hidden) row.hidden = true
    rows.push(row)
    onRow()
  }
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r + 1,
    left: s.c,
    bottom: e.r + 1,
    right: e.c,
  }))
  return { rows, merges, outside: [] }
}

function rawOf(cell: Sheets.CellObject, base1904: boolean): Raw | null {
  if (cell.t === 'e') return { kind: 'error', text: cell.w ?? errorText(cell.v) }
  if (cell.v === undefined || cell.t === 'z')
    return cell.f === undefined ? null : { kind: 'no_value', formula: cell.f }
  if (cell.t === 'n' && SSF.is_date(String(cell.z ?? 'General')))
    return { kind: 'date', serial: cell.v as number, base1904 }
  if (typeof cell.v === 'string' && cell.v.length > MAX_CELL_TEXT)
    return { kind: 'too_long', length: cell.v.length }
  return cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : cell.v
}

const ERRORS: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

function errorText(value: unknown): string {
  return ERRORS[Number(value)] ?? '#ERROR!'
}
