/** Finds the header row of a sheet and says which column holds what. */
import { type HeaderMeaning, isStrangeUnit, meaningOf } from './columns.ts'
import type { GridRow, GridSheet, Merge } from './grid.ts'
import { HEADER_SEARCH_ROWS } from './limits.ts'
import { type Field, PLURAL } from './model.ts'

export type HeaderCell = { column: number; row: number; text: string }
export type Header = {
  /** The first and the last physical row of the header; the same for a header of one row. */
  top: number
  row: number
  /** Columns of each field, from left to right. */
  columns: Map<Field, HeaderCell[]>
  /** Header cells nobody understood, and those whose unit changes their meaning. */
  unknown: HeaderCell[]
  strangeUnit: (HeaderCell & { field: Field })[]
  /** Second columns of a field that can only have one. */
  repeated: (HeaderCell & { field: Field; first: HeaderCell })[]
  texts: Map<number, string>
}

/** The header among the first rows, or null: at least a room, or an owner with a number, and two known names. */
export function findHeader(sheet: GridSheet): Header | null {
  const rows = sheet.rows.slice(0, HEADER_SEARCH_ROWS)
  let best: { header: Header; score: number } | null = null
  for (const [index, row] of rows.entries()) {
    const under = rows[index + 1]
    const candidates = [headerOf(row, null, sheet.merges)]
    if (under && under.row === row.row + 1 && isAllText(under))
      candidates.push(headerOf(row, under, sheet.merges))
    for (const header of candidates) {
      const score = scoreOf(header)
      if (score > (best?.score ?? 0)) best = { header, score }
    }
  }
  return best?.header ?? null
}

/** The header a given row makes, whatever its score. */
export function headerAt(sheet: GridSheet, rowNumber: number): Header | null {
  const row = sheet.rows.find((one) => one.row === rowNumber)
  if (!row) return null
  const above = sheet.rows.find((one) => one.row === rowNumber - 1)
  const single = headerOf(row, null, sheet.merges)
  if (!above || !isAllText(row)) return single
  const double = headerOf(above, row, sheet.merges)
  return scoreOf(double) > scoreOf(single) ? double : single
}

/** Zero when it is no header; otherwise the number of fields it names. */
export function scoreOf(header: Header): number {
  const has = (field: Field) => header.columns.has(field)
  const anchored =
    has('room') ||
    (has('owners') && (has('ownerNumber') || has('phones'))) ||
    (has('building') && has('entrance'))
  return anchored && header.columns.size >= 2 ? header.columns.size : 0
}

function headerOf(upper: GridRow, lower: GridRow | null, merges: Merge[]): Header {
  const texts = new Map<number, string>()
  const meanings: { cell: HeaderCell; meaning: HeaderMeaning }[] = []
  const width = Math.max(upper.cells.length, lower?.cells.length ?? 0)
  for (let column = 0; column < width; column++) {
    const cell = headerCell(upper, lower, column, merges)
    if (!cell) continue
    texts.set(column, cell.text)
    meanings.push({ cell, meaning: meaningOf(cell.text) })
  }
  return { top: upper.row, row: (lower ?? upper).row, texts, ...sorted(meanings) }
}

/** Of two rows: both together when that has a meaning (租户 + 电话), else the lower (业主信息 + 姓名), else the upper. */
function headerCell(
  upper: GridRow,
  lower: GridRow | null,
  column: number,
  merges: Merge[],
): HeaderCell | null {
  const above = textOf(upper, column)
  if (!lower) return above === null ? null : { column, row: upper.row, text: above }
  const below = textOf(lower, column)
  const group = above ?? groupText(upper, column, merges)
  if (below === null) return above === null ? null : { column, row: upper.row, text: above }
  if (group !== null && meaningOf(group + below).field !== null)
    return { column, row: lower.row, text: group + below }
  if (meaningOf(below).field === null && above !== null && meaningOf(above).field !== null) {
    return { column, row: upper.row, text: above }
  }
  return { column, row: lower.row, text: below }
}

function groupText(row: GridRow, column: number, merges: Merge[]): string | null {
  const over = merges.find(
    (m) => m.top <= row.row && row.row <= m.bottom && m.left <= column && column <= m.right,
  )
  return over ? textOf(row, over.left) : null
}

function sorted(list: { cell: HeaderCell; meaning: HeaderMeaning }[]): Omit<Header, 'top' | 'row' | 'texts'> {
  const columns = new Map<Field, HeaderCell[]>()
  const [unknown, strangeUnit, repeated]: [HeaderCell[], Header['strangeUnit'], Header['repeated']] = [
    [],
    [],
    [],
  ]
  const strongRoom = list.some(({ meaning }) => meaning.field === 'room' && !meaning.weak)
  for (const { cell, meaning } of list) {
    if (meaning.field === null) {
      if (!meaning.noise) unknown.push(cell)
    } else if (meaning.weak && (strongRoom || columns.has('room'))) {
      unknown.push(cell)
    } else if (isStrangeUnit(meaning.field, meaning.unit)) {
      strangeUnit.push({ ...cell, field: meaning.field })
    } else {
      const present = columns.get(meaning.field)
      if (!present) columns.set(meaning.field, [cell])
      else if (PLURAL.has(meaning.field)) present.push(cell)
      else repeated.push({ ...cell, field: meaning.field, first: present[0] as HeaderCell })
    }
  }
  contactPerson(columns, unknown)
  return { columns, unknown, strangeUnit, repeated }
}

/** A second 联系电话 beside 联系人 is that person's, not the owner's. */
function contactPerson(columns: Map<Field, HeaderCell[]>, unknown: HeaderCell[]): void {
  const at = unknown.findIndex((cell) => cell.text.trim() === '联系人')
  const person = unknown[at]
  if (!person) return
  unknown.splice(at, 1)
  if (!columns.has('owners')) {
    columns.set('owners', [person])
    return
  }
  columns.set('emergency', [...(columns.get('emergency') ?? []), person])
  const phones = columns.get('phones') ?? []
  const own = phones.filter((cell) => !/^联系(?:电话|方式)$/.test(cell.text.trim()))
  const contact = phones.find((cell) => !own.includes(cell))
  if (contact && own.length > 0 && !columns.has('emergencyPhone')) {
    columns.set('phones', own)
    columns.set('emergencyPhone', [contact])
  }
}

function textOf(row: GridRow, column: number): string | null {
  const raw = row.cells[column]
  return typeof raw === 'string' && raw.trim() !== '' && raw.length <= 200 ? raw.trim() : null
}

function isAllText(row: GridRow): boolean {
  return row.cells.every((raw) => typeof raw === 'string' && !/^[\d.\-/:\s]+$/.test(raw))
}
