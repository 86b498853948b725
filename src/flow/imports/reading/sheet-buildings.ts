/** Buildings that stand in no column: in a sheet's name, in a title, or before the room. */
import { canonicalBuilding } from '../../../rules/room.ts'
import { shown } from './cells.ts'
import type { GridSheet } from './grid.ts'
import type { Header } from './header.ts'
import type { SheetRole } from './model.ts'
import type { RowContext } from './row-cells.ts'

type Sheet = { name: string | null; grid: GridSheet; header: Header | null; role: SheetRole }

/**
 * In `1-1502` beside building 1 the first piece may be the entrance or the building again. It is the building only
 * when it equals it in every row, over at least two buildings; by chance that does not happen.
 */
export function pairMeaning(sheets: Sheet[]): RowContext['pair'] {
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

const BUILDING_NAME =
  /^\s*(?:.*?[^0-9A-Za-z一二三四五六七八九十])??((?:[A-Za-z]?\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3})(?:栋|幢|座|号楼|#楼?))(?!.*(?:栋|幢|座|号楼|#))/

/** `3栋` out of the sheet's name or out of a title above the header; null when a building column exists. */
export function buildingNamed(sheet: Sheet, header: Header): string | null {
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
