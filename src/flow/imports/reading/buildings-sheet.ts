/** HC lists its buildings and entrances in a sheet of their own. */
import { canonicalBuilding, canonicalEntrance } from '../../../rules/room.ts'
import { brokenCell, shown } from './cells.ts'
import type { GridSheet } from './grid.ts'
import type { Header } from './header.ts'
import type { Field, RosterRow } from './model.ts'
import type { Notes } from './notes.ts'
import { type Row, recordsOf } from './records.ts'

export type Buildings = { known: Set<string>; floors: Map<string, number> }

/** The buildings and entrances a sheet lists, and how high each is. */
export function readBuildings(grid: GridSheet, header: Header, into: Buildings): void {
  for (const record of recordsOf(grid, header)) {
    const building = canonicalBuilding(textAt(record, 'building'))
    if (!building) continue
    const entrance = canonicalEntrance(textAt(record, 'entrance'))
    into.known.add(building).add(entrance ? `${building}-${entrance}` : building)
    const floors = Number(textAt(record, 'buildingFloors'))
    if (floors > 0) into.floors.set(building, Math.max(floors, into.floors.get(building) ?? 0))
  }
}

/** Tells which rooms lie in no listed building or entrance, and which above the roof. */
export function compareWithBuildings(rows: RosterRow[], buildings: Buildings | null, notes: Notes): void {
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

function textAt(record: Row, field: Field): string {
  const raw = record.values.get(field)?.[0]?.raw
  return brokenCell(raw) ? '' : shown(raw)
}
