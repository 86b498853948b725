/** The rows of a table as records: what stands in which field, without titles, totals, signatures and notes. */
import { trimmed } from './cells.ts'
import { type GridRow, type GridSheet, type Merge, type Raw, address } from './grid.ts'
import { type Header, findHeader, scoreOf } from './header.ts'
import type { Field } from './model.ts'

export type CellAt = { raw: Raw; cell: string }
export type Row = {
  row: number
  /** Every non-empty cell of a field, from left to right. */
  values: Map<Field, CellAt[]>
  /** The building a title line above these rows names (`3栋` alone in its row). */
  section: string | null
  /** The room cell is merged with the row above: one household on several rows. */
  continued: boolean
  /** Fields that are empty only because their number is merged into a row above. */
  mergedAway: Field[]
}

/** Numbers must not be counted twice, so a merge fills down everything but these. */
const AMOUNTS: ReadonlySet<Field> = new Set(['area', 'innerArea', 'arrears', 'rent'])

/** Takes the sheet's rows with it: they are empty afterwards. */
export function* recordsOf(sheet: GridSheet, header: Header): Generator<Row> {
  const filled = downwardMerges(sheet)
  let current = header
  let section: string | null = null
  for (const row of sheet.rows) {
    if (row.row <= header.row) continue
    const kind = kindOf(row, current, filled)
    if (kind === 'header') current = secondHeader(sheet, row, current)
    if (kind === 'section') section = firstText(row, current)
    if (kind === 'row') yield record(row, current, section, filled)
    // Each row is asked for once: letting go of it here halves what a large sheet holds.
    row.cells = []
  }
}

type RowKind = 'row' | 'header' | 'section' | 'nothing'

function kindOf(row: GridRow, header: Header, filled: Map<string, CellAt>): RowKind {
  const columns = [...header.columns.values()].flat().map((cell) => cell.column)
  const present = columns.filter((column) => row.cells[column] !== undefined)
  if (present.length === 0) return 'nothing'
  if (isHeaderAgain(row, header)) return 'header'
  const left = Math.min(...columns)
  const lead = row.cells.find((raw, column) => raw !== undefined && column >= Math.max(0, left - 2))
  if (typeof lead === 'string' && isFurniture(lead)) return 'nothing'
  const firstColumns = present.slice(0, 3).map((column) => row.cells[column])
  if (firstColumns.some((raw) => typeof raw === 'string' && TOTAL.test(trimmed(raw)))) return 'nothing'
  const isMerged = columns.some((column) => filled.has(`${row.row}:${column}`))
  return present.length === 1 && !isMerged ? loneCell(row, header, present[0] as number) : 'row'
}

const TOTAL =
  /^(?:[\d.]*\s*)?(?:本页|本栋|本单元|全部|楼栋|单元|[\dA-Za-z一二三四五六七八九十]+(?:栋|幢|座|号楼|单元))?\s*(?:合\s*计|小\s*计|总\s*计|共\s*计|累\s*计|(?:sub)?total|grand total)(?:[\s:：(（].*)?$/i
const SIGNATURE =
  /^(?:制\s*表|填\s*表|审\s*核|复\s*核|批\s*准|经\s*办|负责人|签\s*字|签\s*名|盖\s*章|打印|制作|录入|校对|会计|出纳|主管|日期[:：]|单位[:：]|联系人[:：]|第\s*\d+\s*页|page\s+\d)/i
const NOTE =
  /^(?:说明|备注|注|注意|填表说明|填写说明|提示|温馨提示|note|notes|remark)(?:\s*[:：\d一1(（].*|事项.*)?$/is

function isFurniture(text: string): boolean {
  const bare = trimmed(text)
  return TOTAL.test(bare) || SIGNATURE.test(bare) || NOTE.test(bare)
}

/** A row with one cell is a section title, a stray note, or premises of which only the room is known. */
function loneCell(row: GridRow, header: Header, column: number): RowKind {
  const raw = row.cells[column]
  const isRoom = header.columns.get('room')?.some((cell) => cell.column === column) === true
  if (typeof raw === 'string' && /^.{1,10}(?:栋|幢|座|号楼|#)$/.test(trimmed(raw))) return 'section'
  if (isRoom) return typeof raw === 'string' && trimmed(raw).length > 30 ? 'nothing' : 'row'
  const isOwner = header.columns.get('owners')?.some((cell) => cell.column === column) === true
  return isOwner && header.columns.has('ownerNumber') ? 'row' : 'nothing'
}

/** A page's repeated header: most of its cells say what the header says. */
function isHeaderAgain(row: GridRow, header: Header): boolean {
  let [same, other] = [0, 0]
  for (const [column, text] of header.texts) {
    const raw = row.cells[column]
    if (raw === undefined) continue
    if (typeof raw === 'string' && trimmed(raw) === text) same += 1
    else other += 1
  }
  if (same >= 2 && same > other) return true
  const isText = row.cells.every((raw) => typeof raw === 'string' && !/\d{3}/.test(raw))
  if (!isText) return false
  const again = findHeader({ rows: [row], merges: [], outside: [] })
  return (
    again !== null &&
    scoreOf(again) >= 3 &&
    again.columns.size * 2 > row.cells.filter((raw) => raw !== undefined).length
  )
}

/** A second table below may order its columns differently; the same header again changes nothing. */
function secondHeader(sheet: GridSheet, row: GridRow, current: Header): Header {
  const again = findHeader({ rows: [row], merges: sheet.merges, outside: [] })
  return again && scoreOf(again) >= 3 ? again : current
}

function record(row: GridRow, header: Header, section: string | null, filled: Map<string, CellAt>): Row {
  const values = new Map<Field, CellAt[]>()
  const mergedAway: Field[] = []
  let continued = false
  for (const [field, cells] of header.columns) {
    const found: CellAt[] = []
    for (const { column } of cells) {
      const raw = row.cells[column]
      const above = filled.get(`${row.row}:${column}`)
      if (raw !== undefined) found.push({ raw, cell: address(row.row, column) })
      else if (above && AMOUNTS.has(field)) mergedAway.push(field)
      else if (above) {
        found.push(above)
        if (field === 'room') continued = true
      }
    }
    if (found.length > 0) values.set(field, found)
  }
  for (const { field, column } of header.repeated) {
    const raw = row.cells[column]
    if (raw !== undefined)
      values.set(field, [...(values.get(field) ?? []), { raw, cell: address(row.row, column) }])
  }
  return { row: row.row, values, section, continued, mergedAway }
}

/** Which empty cells a vertical merge fills, and with what. Very tall merges are decoration, not data. */
function downwardMerges(sheet: GridSheet): Map<string, CellAt> {
  const byRow = new Map(sheet.rows.map((row) => [row.row, row]))
  const filled = new Map<string, CellAt>()
  for (const merge of sheet.merges) {
    const raw = byRow.get(merge.top)?.cells[merge.left]
    if (raw === undefined || merge.bottom === merge.top || merge.right > merge.left) continue
    const at: CellAt = { raw, cell: address(merge.top, merge.left) }
    const bottom = Math.min(merge.bottom, merge.top + TALLEST_MERGE)
    for (let row = merge.top + 1; row <= bottom; row++) {
      if (byRow.has(row)) filled.set(`${row}:${merge.left}`, at)
    }
  }
  return filled
}

/** More rooms than one building has. */
const TALLEST_MERGE: Merge['top'] = 5_000

function firstText(row: GridRow, header: Header): string | null {
  const column = [...header.columns.values()]
    .flat()
    .find((cell) => row.cells[cell.column] !== undefined)?.column
  const raw = column === undefined ? undefined : row.cells[column]
  return typeof raw === 'string' ? trimmed(raw) : null
}
