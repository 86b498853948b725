/** The sheets of a workbook put together: one sheet, one per building, or HC's owners, premises and parking joined. */
import type { Day } from '../../../rules/day.ts'
import { type Stated, settleRepeatedRooms, settleSharedIds, tellSharedPhones } from './across.ts'
import type { GridSheet, Workbook } from './grid.ts'
import type { Header } from './header.ts'
import type { RosterRow, SavedMapping, SheetReading } from './model.ts'
import type { Notes } from './notes.ts'
import { readOwners } from './owners-sheet.ts'
import { type Buildings, compareWithBuildings, readBuildings } from './buildings-sheet.ts'
import { buildingNamed, pairMeaning } from './sheet-buildings.ts'
import { readingOf, tellHeader, tellIgnored } from './sheet-report.ts'
import { recordsOf } from './records.ts'
import { Refusal } from './refusals.ts'
import { type ReadRow, rosterRow } from './roster-row.ts'
import type { JoinedOwner, RowContext } from './row-cells.ts'
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
