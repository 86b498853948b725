/** What is told about a sheet as a whole. */
import { headerName } from './columns.ts'
import { type GridSheet, address, columnLetter } from './grid.ts'
import type { Header } from './header.ts'
import type { Field, SheetReading, SheetRole } from './model.ts'
import type { Notes } from './notes.ts'
import type { Judged } from './sheet-roles.ts'

/** What is shown of a sheet: its role, its header, its columns. */
export function readingOf(name: string | null, judged: Judged): SheetReading {
  const columns: SheetReading['columns'] = {}
  for (const [field, cells] of judged.header?.columns ?? []) {
    const letters = cells.map((cell) => columnLetter(cell.column))
    columns[field] = letters.length === 1 ? (letters[0] as string) : letters
  }
  const reason = judged.instead === null ? {} : { reason: REASONS[judged.instead] }
  return { name, headerRow: judged.header?.row ?? null, columns, role: judged.role, ...reason }
}

const REASONS: Record<NonNullable<Judged['instead']>, string> = {
  empty: '空表',
  our_list: '问题清单',
  no_header: '没有找到表头',
  payments: '缴费历史，不是名册',
  fees: '费用设置或费用明细，不是名册',
  other: '其他资料，不是名册',
  mapping: '列对应关系要求忽略',
}

/** Says that a sheet was not read, unless that goes without saying. */
export function tellIgnored(name: string | null, judged: Judged, notes: Notes): void {
  if (judged.instead === null || /^(?:empty|our_list|mapping)$/.test(judged.instead)) return
  const place = { sheet: name, row: null }
  if (judged.instead === 'no_header') notes.add(place, 'sheet_no_header', { value: name ?? '' })
  else notes.add(place, 'sheet_ignored', { value: name ?? '', detail: [name ?? '', REASONS[judged.instead]] })
}

/** Says which columns were not understood, and what else is odd about the sheet. */
export function tellHeader(
  name: string | null,
  grid: GridSheet,
  header: Header,
  role: SheetRole,
  notes: Notes,
): void {
  const tell = (
    code: Parameters<Notes['add']>[1],
    cell: { row: number; column: number; text: string },
    field: Field | null,
    detail?: string[],
  ) =>
    notes.add({ sheet: name, row: cell.row }, code, {
      cell: address(cell.row, cell.column),
      field,
      value: cell.text,
      detail: detail ?? [cell.text],
    })
  for (const cell of header.unknown)
    tell(NOT_ROSTER.test(headerName(cell.text)) ? 'column_not_read' : 'column_unrecognised', cell, null)
  for (const cell of header.strangeUnit) tell('column_unit', cell, cell.field)
  for (const cell of header.repeated)
    tell('column_repeated', cell, cell.field, [cell.text, address(cell.first.row, cell.first.column)])
  const hidden = grid.rows.filter((row) => row.hidden && row.row > header.row).length
  if (hidden > 0) notes.add({ sheet: name, row: null }, 'rows_hidden', { value: String(hidden) })
  for (const where of grid.outside)
    notes.add({ sheet: name, row: null }, 'cell_outside_sheet', { cell: where, value: where })
  if (role === 'premises' && !header.columns.has('area'))
    notes.add({ sheet: name, row: null }, 'area_column_missing', { field: 'area' })
}

/** Columns of HC's templates and other systems that a roster has no place for. */
const NOT_ROSTER =
  /^(?:房屋费用|费用开始时间|车品牌|车辆品牌|车类型|车辆类型|颜色|出租还是出售|开始时间|结束时间|停车场类型|人员类型|人员角色|车位类型|起租时间|截止时间)$/
