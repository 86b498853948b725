/** The cells of one row: what stands where, what was told about it, what was set aside. */
import type { Day } from '../../../rules/day.ts'
import { brokenCell, shown } from './cells.ts'
import { FINDINGS, type FindingCode } from './finding-texts.ts'
import type { Field, Quarantined, RosterRow, Usage } from './model.ts'
import type { Note, Notes } from './notes.ts'
import type { Source } from './people.ts'
import type { CellAt, Row } from './records.ts'

export type RowContext = {
  sheet: string | null
  today: Day
  notes: Notes
  /** From the sheet's name, its title or the mapping. */
  building: string | null
  usage: Usage | null
  /** What stands first in `1-1502` beside a building column; see `parseRoom`. */
  pair: 'entrance' | 'building'
  hasAreaColumn: boolean
  /** Owners of another sheet by their number; null when the file has no such sheet. */
  ownersByNumber: Map<string, JoinedOwner> | null
  /** HC's parking sheet, whose lot number stands in the building column. */
  isParking: boolean
}

/** An owner of another sheet, with those who live with him. Addresses are of that sheet. */
export type JoinedOwner = Pick<RosterRow, 'owners' | 'members' | 'tenant' | 'quarantined'> & {
  place: { sheet: string; row: number }
  ownerCell: string
  idCell: string | null
  phoneCell: string | null
  /** Some premises name him. */
  used: boolean
  /** An error stands on his row, so no premises of his are imported. */
  failed: boolean
}

export class RowCells {
  /** A1 addresses of the fields that were read. */
  readonly cells: RosterRow['cells'] = {}
  readonly quarantined: Quarantined[] = []
  /** An error was told: the row is not imported. */
  failed = false
  readonly record: Row
  readonly context: RowContext

  constructor(record: Row, context: RowContext) {
    this.record = record
    this.context = context
  }

  /** The first cell of a field; a second one that disagrees is an error, since nobody can say which is right. */
  at(field: Field): CellAt | null {
    const found = this.record.values.get(field)
    const first = found?.[0]
    if (!found || !first) return null
    const other = found.find((one) => shown(one.raw) !== shown(first.raw))
    if (other)
      this.tell('columns_disagree', {
        cell: other.cell,
        field,
        value: shown(other.raw),
        detail: `${first.cell}：${shown(first.raw)}`,
      })
    this.cells[field] = first.cell
    return first
  }

  text(field: Field): string {
    const at = this.at(field)
    return at && !brokenCell(at.raw) ? shown(at.raw) : ''
  }

  tell(code: FindingCode, note: Note): void {
    this.context.notes.add({ sheet: this.context.sheet, row: this.record.row }, code, note)
    if (FINDINGS[code].severity === 'error') this.failed = true
  }

  sources(field: Field): Source[] {
    const found = this.record.values.get(field) ?? []
    if (found[0]) this.cells[field] = found[0].cell
    return found.flatMap(({ raw, cell }) =>
      brokenCell(raw) ? [] : [{ text: shown(raw), cell, number: typeof raw === 'number' }],
    )
  }

  refuseBrokenCells(): void {
    for (const [field, found] of this.record.values) {
      if (!TEXTS.has(field)) continue
      for (const { raw, cell } of found) {
        const broken = brokenCell(raw)
        if (broken) this.tell(broken.problem as FindingCode, { cell, field, value: shown(raw) })
      }
    }
    for (const field of this.record.mergedAway) this.tell('cell_merged_amount', { field, cell: null })
  }
}

/** Fields whose broken cells are told here; numbers and dates tell their own, and columns of no use tell nothing. */
const TEXTS: ReadonlySet<Field> = new Set<Field>([
  'building',
  'entrance',
  'room',
  'floor',
  'usage',
  'status',
  'owners',
  'phones',
  'ids',
  'address',
  'emergency',
  'emergencyPhone',
  'tenant',
  'tenantPhone',
  'ownerType',
  'ownerNumber',
  'share',
])
