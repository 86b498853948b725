/** One record of a premises or parking sheet into one row of the roster, with everything doubtful told. */
import type { RosterRow } from './model.ts'
import type { Row } from './records.ts'
import { RowCells, type RowContext } from './row-cells.ts'
import { nameOf } from './row-name.ts'
import { emergencyIn, peopleIn } from './row-people.ts'
import { areaIn, arrearsIn, dateIn, floorIn, priceIn, statusIn, textIn, usageIn } from './row-values.ts'
import { yesOrNo } from './words.ts'

/** `personRow` says that the row stands for one person of a household, as HC writes them: others may follow. */
export type ReadRow = { row: RosterRow; personRow: boolean }

/** The row as far as it can be read; `error` when anything in it must be put right first. */
export function rosterRow(record: Row, context: RowContext): ReadRow {
  const cells = new RowCells(record, context)
  cells.refuseBrokenCells()
  return { row: rowOf(cells), personRow: record.continued || record.values.has('ownerType') }
}

function rowOf(cells: RowCells): RosterRow {
  const name = nameOf(cells)
  const usage = usageIn(cells, name.usage)
  const floor = floorIn(cells)
  const isParking = usage === 'parking'
  const row: RosterRow = {
    sheet: cells.context.sheet,
    row: cells.record.row,
    building: name.building,
    entrance: name.entrance,
    room: name.room,
    code: name.code,
    floor: floor ?? (isParking ? null : name.floor),
    ...(floor === null && name.derived && !isParking ? { floorDerived: true } : {}),
    usage,
    area: areaIn(cells, 'area', usage),
    status: statusIn(cells),
    handover: dateIn(cells, 'handover'),
    ...peopleIn(cells),
    ...more(cells, usage),
    quarantined: cells.quarantined,
    cells: cells.cells,
    error: false,
  }
  row.error = cells.failed
  return row
}

function more(cells: RowCells, usage: RosterRow['usage']): Partial<RosterRow> {
  return present({
    innerArea: areaIn(cells, 'innerArea', usage),
    address: textIn(cells, 'address'),
    emergency: emergencyIn(cells),
    price: priceIn(cells),
    paidUntil: dateIn(cells, 'paid_until'),
    arrears: arrearsIn(cells),
    plate: textIn(cells, 'plate'),
    layout: textIn(cells, 'layout'),
    elevator: yesOrNo(cells.text('elevator')),
  })
}

/** Without what the file does not say: absent, not null, so that two readings compare and hash alike. */
function present<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}
