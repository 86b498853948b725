/** What a person sees who says by hand which column means what: headers, first values, and how each was understood. */
import { serialDay } from './cells.ts'
import { type GridSheet, columnLetter, type Raw, type Workbook } from './grid.ts'
import { type Header, findHeader, headerAt } from './header.ts'
import { HEADER_SEARCH_ROWS } from './limits.ts'
import type { Field } from './model.ts'

export type SheetColumns = {
  /** Null for CSV. */
  name: string | null
  /** 1-based. A guess where `recognised` is false: the first row with two texts. */
  headerRow: number
  recognised: boolean
  columns: { letter: string; header: string; samples: string[]; field: Field | null }[]
}

const SAMPLES = 3
const WIDEST = 100

/** The visible sheets that hold anything, each with its columns from left to right. */
export async function sheetColumns(workbook: Workbook): Promise<SheetColumns[]> {
  const sheets: SheetColumns[] = []
  for (const { name, state, read } of workbook.sheets) {
    if (state !== 'visible') continue
    const grid = await read(() => undefined)
    if (grid.rows.length > 0) sheets.push(columnsOf(name, grid))
    grid.rows = []
  }
  return sheets
}

function columnsOf(name: string | null, grid: GridSheet): SheetColumns {
  const found = findHeader(grid)
  const headerRow = found?.row ?? likelyHeader(grid)
  const header = found ?? headerAt(grid, headerRow)
  const below = grid.rows.filter((row) => row.row > headerRow).slice(0, HEADER_SEARCH_ROWS)
  const width = Math.max(
    0,
    ...[...(header?.texts.keys() ?? [])].map((column) => column + 1),
    ...below.map((row) => row.cells.length),
  )
  const columns = Array.from({ length: Math.min(width, WIDEST) }, (_, column) => ({
    letter: columnLetter(column),
    header: header?.texts.get(column) ?? '',
    samples: below.flatMap((row) => textOf(row.cells[column])).slice(0, SAMPLES),
    field: found ? fieldAt(found, column) : null,
  }))
  return {
    name,
    headerRow,
    recognised: found !== null,
    columns: columns.filter((one) => one.header !== '' || one.samples.length > 0),
  }
}

function likelyHeader(grid: GridSheet): number {
  const texts = (cells: readonly Raw[]) =>
    cells.filter((raw) => typeof raw === 'string' && raw.trim() !== '').length
  const row = grid.rows.slice(0, HEADER_SEARCH_ROWS).find(({ cells }) => texts(cells) >= 2)
  return (row ?? grid.rows[0])?.row ?? 1
}

function fieldAt(header: Header, column: number): Field | null {
  for (const [field, cells] of header.columns) if (cells.some((cell) => cell.column === column)) return field
  return null
}

function textOf(raw: Raw | undefined): string[] {
  if (raw === undefined) return []
  if (typeof raw !== 'object') return String(raw).trim() === '' ? [] : [String(raw).trim().slice(0, 40)]
  return raw.kind === 'date' ? [serialDay(raw.serial, raw.base1904) ?? String(raw.serial)] : []
}
