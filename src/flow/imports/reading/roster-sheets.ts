/** The sheets of a workbook put together: one sheet, one per building, or HC's owners, premises and parking joined. */
import type { Day } from '../../../rules/day.ts'
import { canonicalBuilding } from '../../../rules/room.ts'
import { type Stated, settleRepeatedRooms, settleSharedIds, tellSharedPhones } from './across.ts'
import { shown } from './cells.ts'
import { headerName } from './columns.ts'
import { type GridSheet, type Workbook, address, columnLetter } from './grid.ts'
import type { Header } from './header.ts'
import type { Field, RosterRow, SavedMapping, SheetReading, SheetRole } from './model.ts'
import type { Notes } from './notes.ts'
import { type Buildings, readBuildings, readOwners } from './owners-sheet.ts'
import { recordsOf } from './records.ts'
import { Refusal } from './refusals.ts'
import { type JoinedOwner, type ReadRow, type RowContext, rosterRow } from './roster-row.ts'
import { type Judged, judge, mappingFor } from './sheet-roles.ts'
import { usageOf } from './words.ts'

export type SheetOptions = { mapping: SavedMapping | null; today: Day; onRow: () => void }
type Open = Judged & { name: string | null; grid: GridSheet; reading: SheetReading }

/** Every premises row of the workbook. Throws a Refusal when there is none because the file is something else. */
export async function readSheets(
  workbook: Workbook,
  options: SheetOptions,
  notes: Notes,
): Promise<{ sheets: SheetReading[]; rows: RosterRow[] }> {
  const { readings, open } = await openSheets(workbook, options, notes)
  const premises = open.filter((sheet) => sheet.role === 'premises' || sheet.role === 'parking')
  if (premises.length === 0) throw whyNot(workbook, open)
  const owners = joinOwners(open, options, notes)
  const joined = joinedStated(owners)
  // Before the rows copy the owners, so that an ID nobody can claim reaches none of them.
  settleSharedIds(joined, notes)
  const buildings = listBuildings(open)
  const pair = pairMeaning(premises)
  const read: ReadRow[] = []
  for (const sheet of premises) {
    const context = contextOf(sheet, options, notes, pair, owners)
    for (const record of recordsOf(sheet.grid, sheet.header as Header)) read.push(rosterRow(record, context))
    sheet.grid.rows = []
  }
  const rows = read.map((one) => one.row)
  compareWithBuildings(rows, buildings, notes)
  const stated = statedOwners(rows, owners)
  settleSharedIds(stated, notes)
  settleRepeatedRooms(read, notes)
  tellSharedPhones([...joined, ...stated], notes)
  for (const one of owners?.values() ?? []) if (!one.used) tellUnused(one, notes)
  return { sheets: readings, rows }
}

async function openSheets(
  workbook: Workbook,
  options: SheetOptions,
  notes: Notes,
): Promise<{ readings: SheetReading[]; open: Open[] }> {
  const readings: SheetReading[] = []
  const open: Open[] = []
  for (const { name, state, read } of workbook.sheets) {
    const place = { sheet: name, row: null }
    if (state !== 'visible') {
      const isHidden = state !== 'not_a_worksheet'
      notes.add(place, isHidden ? 'sheet_hidden' : 'sheet_not_a_table', { value: name ?? '' })
      readings.push({
        name,
        headerRow: null,
        columns: {},
        role: 'ignored',
        reason: isHidden ? '隐藏的工作表' : '不是数据表',
      })
      continue
    }
    const grid = await read(options.onRow)
    const judged = judge(grid, mappingFor(options.mapping, name))
    const reading = readingOf(name, judged)
    readings.push(reading)
    open.push({ ...judged, name, grid, reading })
    if (judged.role === 'ignored' || judged.role === 'fees') tellIgnored(name, judged, notes)
    else tellHeader(name, grid, judged.header as Header, judged.role, notes)
    // Rows of a sheet that is not used are let go at once.
    if (judged.role === 'ignored' || judged.role === 'fees') grid.rows = []
  }
  return { readings, open }
}

function readingOf(name: string | null, judged: Judged): SheetReading {
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

function tellIgnored(name: string | null, judged: Judged, notes: Notes): void {
  if (judged.instead === null || /^(?:empty|our_list|mapping)$/.test(judged.instead)) return
  const place = { sheet: name, row: null }
  if (judged.instead === 'no_header') notes.add(place, 'sheet_no_header', { value: name ?? '' })
  else notes.add(place, 'sheet_ignored', { value: name ?? '', detail: [name ?? '', REASONS[judged.instead]] })
}

function tellHeader(
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

function whyNot(workbook: Workbook, open: Open[]): Refusal {
  const isHidden = workbook.sheets.some((sheet) => sheet.state === 'hidden' || sheet.state === 'very_hidden')
  if (open.length === 0 && isHidden) return new Refusal('file_all_sheets_hidden')
  const is = (instead: Judged['instead']) => open.some((sheet) => sheet.instead === instead)
  if (is('payments')) return new Refusal('file_is_payment_history')
  if (is('fees') || is('other')) return new Refusal('file_is_not_a_roster')
  if (open.some((sheet) => sheet.role === 'owners' || sheet.role === 'buildings'))
    return new Refusal('file_is_not_a_roster', 'no premises')
  return new Refusal('file_has_no_header')
}

type Owners = Map<string, JoinedOwner>

function joinOwners(open: Open[], options: SheetOptions, notes: Notes): Owners | null {
  const sheets = open.filter((sheet) => sheet.role === 'owners')
  if (sheets.length === 0) return null
  const byNumber: Owners = new Map()
  for (const sheet of sheets) {
    readOwners(sheet.grid, sheet.header as Header, {
      byNumber,
      sheet: sheet.name ?? '',
      today: options.today,
      notes,
    })
  }
  return byNumber
}

function listBuildings(open: Open[]): Buildings | null {
  const sheets = open.filter((sheet) => sheet.role === 'buildings')
  const buildings: Buildings = { known: new Set(), floors: new Map() }
  for (const sheet of sheets) readBuildings(sheet.grid, sheet.header as Header, buildings)
  return buildings.known.size > 0 ? buildings : null
}

/**
 * In `1-1502` beside building 1 the first piece may be the entrance or the building again. It is the building only
 * when it equals it in every row, over at least two buildings; by chance that does not happen.
 */
function pairMeaning(sheets: Open[]): RowContext['pair'] {
  const buildings = new Set<string>()
  for (const sheet of sheets) {
    const header = sheet.header as Header
    if (header.columns.has('entrance')) continue
    const [roomColumn, buildingColumn] = [
      header.columns.get('room')?.[0]?.column,
      header.columns.get('building')?.[0]?.column,
    ]
    const own = buildingNamed(sheet, header)
    for (const row of sheet.grid.rows) {
      if (row.row <= header.row || roomColumn === undefined) continue
      const pair = /^([0-9A-Za-z]+)\s*-\s*[0-9A-Za-z]+$/.exec(
        shown(row.cells[roomColumn]).normalize('NFKC').trim(),
      )
      const building = canonicalBuilding(
        buildingColumn === undefined ? (own ?? '') : shown(row.cells[buildingColumn]),
      )
      if (!pair || !building) continue
      if (canonicalBuilding(pair[1] as string) !== building) return 'entrance'
      buildings.add(building)
    }
  }
  return buildings.size >= 2 ? 'building' : 'entrance'
}

function contextOf(
  sheet: Open,
  options: SheetOptions,
  notes: Notes,
  pair: RowContext['pair'],
  owners: Owners | null,
): RowContext {
  const header = sheet.header as Header
  const constants = mappingFor(options.mapping, sheet.name)?.constants
  const named = constants?.building ?? buildingNamed(sheet, header)
  const usage = constants?.usage ?? (sheet.name ? usageOf(sheet.name) : null)
  const place = { sheet: sheet.name, row: null }
  if (named !== null && !constants?.building) {
    sheet.reading.building = named
    notes.add(place, 'building_from_title', { field: 'building', value: named })
  }
  if (usage === null && !header.columns.has('usage') && sheet.role === 'premises')
    notes.add(place, 'usage_assumed', { field: 'usage' })
  return {
    sheet: sheet.name,
    today: options.today,
    notes,
    building: named,
    usage,
    pair,
    hasAreaColumn: header.columns.has('area'),
    ownersByNumber: header.columns.has('ownerNumber') ? owners : null,
    isParking: sheet.role === 'parking',
  }
}

const BUILDING_NAME =
  /^\s*(?:.*?[^0-9A-Za-z一二三四五六七八九十])??((?:[A-Za-z]?\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3})(?:栋|幢|座|号楼|#楼?))(?!.*(?:栋|幢|座|号楼|#))/

/** `3栋` out of the sheet's name or out of a title above the header; null when a building column exists. */
function buildingNamed(sheet: Open, header: Header): string | null {
  if (header.columns.has('building') || sheet.role === 'parking') return null
  const titles = sheet.grid.rows
    .filter((row) => row.row < header.top)
    .flatMap((row) => row.cells.map((raw) => shown(raw)))
  for (const text of [sheet.name ?? '', ...titles]) {
    const match = BUILDING_NAME.exec(text.normalize('NFKC'))
    if (match?.[1]) return canonicalBuilding(match[1])
  }
  return null
}

function compareWithBuildings(rows: RosterRow[], buildings: Buildings | null, notes: Notes): void {
  if (!buildings) return
  for (const row of rows) {
    if (row.usage === 'parking' || row.code === '') continue
    const place = { sheet: row.sheet, row: row.row }
    const name = row.entrance ? `${row.building}-${row.entrance}` : row.building
    if (!buildings.known.has(name)) {
      notes.add(place, 'room_not_in_buildings', {
        cell: row.cells.building ?? row.cells.room ?? null,
        field: 'building',
        value: name,
      })
    }
    const floors = buildings.floors.get(row.building)
    if (floors !== undefined && row.floor !== null && row.floor > floors) {
      notes.add(place, 'floor_above_building', {
        cell: row.cells.floor ?? row.cells.room ?? null,
        field: 'floor',
        value: String(row.floor),
        detail: String(floors),
      })
    }
  }
}

function joinedStated(owners: Owners | null): Stated[] {
  return [...(owners?.values() ?? [])].flatMap(({ owners: list, place, idCell, phoneCell, quarantined }) =>
    list.map((owner) => ({ owner, ...place, idCell, phoneCell, quarantined, joined: true })),
  )
}

/** Owners stated in the rows of their rooms. */
function statedOwners(rows: RosterRow[], owners: Owners | null): Stated[] {
  const stated: Stated[] = []
  const joinedNumbers = new Set(owners?.keys() ?? [])
  for (const row of rows) {
    for (const owner of row.owners) {
      if (owner.number !== undefined && joinedNumbers.has(owner.number)) continue
      const { ids = null, phones = null } = row.cells
      stated.push({
        owner,
        sheet: row.sheet,
        row: row.row,
        idCell: ids,
        phoneCell: phones,
        quarantined: row.quarantined,
        joined: false,
      })
    }
  }
  return stated
}

function tellUnused(joined: JoinedOwner, notes: Notes): void {
  notes.add(joined.place, 'owner_unused', {
    cell: joined.ownerCell,
    field: 'owners',
    value: joined.owners[0]?.name ?? '',
  })
}
