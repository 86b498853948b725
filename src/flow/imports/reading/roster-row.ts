/** One record of a premises or parking sheet into one row of the roster, with everything doubtful told. */
import type { Day } from '../../../rules/day.ts'
import type { Decimal } from '../../../rules/money.ts'
import { canonicalBuilding, parseRoom } from '../../../rules/room.ts'
import { brokenCell, dateOf, decimalOf, isNothing, isProblem, shown, trimmed } from './cells.ts'
import { FINDINGS, type FindingCode } from './finding-texts.ts'
import type { Field, Owner, Quarantined, RosterRow, Usage } from './model.ts'
import { isInvisible, splitList } from './names.ts'
import type { Note, Notes } from './notes.ts'
import { type Source, peopleOf, takePhone } from './people.ts'
import type { CellAt, Row } from './records.ts'
import { personKindOf, statusOf, usageOf, yesOrNo } from './words.ts'

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

/** `personRow` says that the row stands for one person of a household, as HC writes them: others may follow. */
export type ReadRow = { row: RosterRow; personRow: boolean }

/** The row as far as it can be read; `error` when anything in it must be put right first. */
export function rosterRow(record: Row, context: RowContext): ReadRow {
  return {
    row: new RowReader(record, context).read(),
    personRow: record.continued || record.values.has('ownerType'),
  }
}

class RowReader {
  private readonly cells: RosterRow['cells'] = {}
  private readonly quarantined: Quarantined[] = []
  private failed = false
  private readonly record: Row
  private readonly context: RowContext

  constructor(record: Row, context: RowContext) {
    this.record = record
    this.context = context
  }

  read(): RosterRow {
    this.refuseBrokenCells()
    const name = this.name()
    const usage = this.usage(name.usage)
    const floor = this.floor()
    const people = this.people()
    const row: RosterRow = {
      sheet: this.context.sheet,
      row: this.record.row,
      building: name.building,
      entrance: name.entrance,
      room: name.room,
      code: name.code,
      floor: floor ?? (usage === 'parking' ? null : name.floor),
      ...(floor === null && name.derived && usage !== 'parking' ? { floorDerived: true } : {}),
      usage,
      area: this.area('area', usage),
      status: this.status(),
      handover: this.date('handover'),
      ...people,
      quarantined: this.quarantined,
      cells: this.cells,
      error: false,
    }
    this.optional(row)
    row.error = this.failed
    return row
  }

  private optional(row: RosterRow): void {
    const innerArea = this.area('innerArea', row.usage)
    if (innerArea !== null) row.innerArea = innerArea
    const address = this.plainText('address')
    if (address !== null) row.address = address
    const emergency = this.emergency()
    if (emergency) row.emergency = emergency
    const price = this.price()
    if (price !== null) row.price = price
    const paidUntil = this.date('paid_until')
    if (paidUntil !== null) row.paidUntil = paidUntil
    const arrears = this.arrears()
    if (arrears !== null) row.arrears = arrears
    const plate = this.plainText('plate')
    if (plate !== null) row.plate = plate
    const layout = this.plainText('layout')
    if (layout !== null) row.layout = layout
    const elevator = yesOrNo(this.text('elevator'))
    if (elevator !== null) row.elevator = elevator
  }

  /** The first cell of a field; a second one that disagrees is an error, since nobody can say which is right. */
  private at(field: Field): CellAt | null {
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

  private text(field: Field): string {
    const at = this.at(field)
    return at && !brokenCell(at.raw) ? shown(at.raw) : ''
  }

  private tell(code: FindingCode, note: Note): void {
    this.context.notes.add({ sheet: this.context.sheet, row: this.record.row }, code, note)
    if (isError(code)) this.failed = true
  }

  private refuseBrokenCells(): void {
    for (const [field, found] of this.record.values) {
      if (!TEXTS.has(field)) continue
      for (const { raw, cell } of found) {
        const broken = brokenCell(raw)
        if (broken) this.tell(broken.problem as FindingCode, { cell, field, value: shown(raw) })
      }
    }
    for (const field of this.record.mergedAway) this.tell('cell_merged_amount', { field, cell: null })
  }

  private name(): {
    building: string
    entrance: string | null
    room: string
    code: string
    floor: number | null
    derived: boolean
    usage: Usage | null
  } {
    const room = this.at('room')
    const building = this.text('building') || this.record.section || this.context.building || ''
    const entrance = this.text('entrance')
    const text = room && !brokenCell(room.raw) ? shown(room.raw) : ''
    const cell = room?.cell ?? this.cells.building ?? null
    const unknown = {
      building: canonicalBuilding(building) ?? '',
      entrance: null,
      room: text,
      code: '',
      floor: null,
      derived: false,
      usage: null,
    }
    if (room && typeof room.raw === 'object' && room.raw.kind === 'date') {
      this.tell('room_became_date', { cell, field: 'room', value: text })
      return unknown
    }
    if (room && brokenCell(room.raw)) return unknown
    if (isInvisible(text)) {
      this.tell('room_unreadable', { cell, field: 'room', value: text })
      return unknown
    }
    const name = parseRoom(text, { building: this.buildingText(building), entrance, pair: this.context.pair })
    if ('problem' in name) return this.unnamed(name.problem, text, cell) ?? unknown
    const usage =
      name.usage ?? (isZero(entrance) || /^[^-]+-0+-/.test(text.normalize('NFKC')) ? 'shop' : null)
    return { ...name, usage }
  }

  /** HC counts parking lots 1, 2, …; those must not be mistaken for buildings. */
  private buildingText(text: string): string {
    return this.context.isParking && /^\d+$/.test(text) ? `停车场${text}` : text
  }

  private unnamed(problem: string, text: string, cell: string | null): ReturnType<RowReader['name']> | null {
    const isParking = this.context.isParking || this.usageHint(text) === 'parking'
    const isStorage = this.usageHint(text) === 'storage'
    // A parking space or a storage room often belongs to no building; its kind then stands in the building's place.
    if (problem === 'no_building' && (isParking || isStorage)) {
      const kind = isParking ? '车位' : '储藏室'
      const name = parseRoom(text.replace(/^(?:车位|储藏室|储物间)/, '') || text, { building: kind })
      if (!('problem' in name)) return { ...name, usage: isParking ? 'parking' : 'storage' }
    }
    const code = ROOM_PROBLEMS[problem] ?? 'room_unreadable'
    this.tell(code, { cell, field: code === 'building_missing' ? 'building' : 'room', value: text })
    return null
  }

  private usageHint(text: string): Usage | null {
    const stated = this.record.values.get('usage')?.[0]
    return (
      (stated ? usageOf(shown(stated.raw)) : null) ?? this.context.usage ?? usageOf(text.replace(/\d/g, ''))
    )
  }

  private usage(fromName: Usage | null): Usage {
    const at = this.at('usage')
    const text = at ? shown(at.raw) : ''
    if (!at || isNothing(text))
      return (this.context.isParking ? 'parking' : null) ?? fromName ?? this.context.usage ?? 'residential'
    const usage = usageOf(text)
    if (usage === null && !brokenCell(at.raw))
      this.tell('usage_unknown', { cell: at.cell, field: 'usage', value: text })
    return usage ?? 'residential'
  }

  private floor(): number | null {
    const at = this.at('floor')
    if (!at || brokenCell(at.raw)) return null
    const text = shown(at.raw).normalize('NFKC')
    if (isNothing(text)) return null
    const match = /^(?:第)?(-?\d{1,3})(?:层|楼|F)?$/i.exec(text) ?? null
    const basement = /^(?:B|地下|负)(\d|一|二|三)(?:层|楼|F)?$/i.exec(text)
    if (basement)
      return -('零一二三'.indexOf(basement[1] as string) > 0
        ? '零一二三'.indexOf(basement[1] as string)
        : Number(basement[1]))
    const floor = match ? Number(match[1]) : Number.NaN
    if (floor >= -10 && floor <= 200) return floor
    this.tell('floor_unreadable', { cell: at.cell, field: 'floor', value: text })
    return null
  }

  private status(): RosterRow['status'] {
    const text = this.text('status')
    if (isNothing(text)) return null
    const status = statusOf(text)
    if (status === null)
      this.tell('status_unknown', { cell: this.cells.status ?? null, field: 'status', value: text })
    return status
  }

  private number(field: Field): { value: Decimal; cell: string; text: string } | null {
    const at = this.at(field)
    const value = decimalOf(at?.raw)
    if (!at || value === null) return null
    const text = typeof at.raw === 'number' ? String(at.raw) : shown(at.raw)
    if (!isProblem(value)) return { value, cell: at.cell, text }
    this.tell(value.problem as FindingCode, { cell: at.cell, field, value: text })
    return null
  }

  private area(field: 'area' | 'innerArea', usage: Usage): string | null {
    const number = this.number(field)
    if (!number) {
      const isBlank = !this.record.values.has(field) && !this.record.mergedAway.includes(field)
      if (field === 'area' && isBlank && this.context.hasAreaColumn && usage !== 'parking')
        this.tell('area_missing', { field, cell: null })
      return null
    }
    const { value, cell, text } = number
    // HC's templates fill an inner area that is not known with 0.
    if (field === 'innerArea' && value.isZero()) return null
    if (value.lte(0) || value.gt(100_000)) {
      this.tell('area_out_of_range', { cell, field, value: text })
      return null
    }
    const rounded = value.toFixed(2)
    if (!value.eq(rounded)) this.tell('area_rounded', { cell, field, value: text, detail: rounded })
    if (field === 'area' && value.eq(1)) this.tell('area_placeholder', { cell, field, value: text })
    return rounded
  }

  private price(): string | null {
    const number = this.number('price')
    if (!number) return null
    if (number.value.gte(0) && number.value.lte(1000)) return number.value.toFixed()
    this.tell('price_out_of_range', { cell: number.cell, field: 'price', value: number.text })
    return null
  }

  private arrears(): string | null {
    const number = this.number('arrears')
    if (!number) return null
    const { value, cell, text } = number
    if (value.abs().gt(100_000_000)) {
      this.tell('arrears_out_of_range', { cell, field: 'arrears', value: text })
      return null
    }
    const rounded = value.toFixed(2)
    if (!value.eq(rounded))
      this.tell('arrears_rounded', { cell, field: 'arrears', value: text, detail: rounded })
    if (value.lt(0)) this.tell('arrears_negative', { cell, field: 'arrears', value: text })
    return rounded
  }

  private date(field: 'handover' | 'paid_until'): Day | null {
    const at = this.at(field)
    const value = dateOf(at?.raw)
    if (!at || value === null) return null
    const note = { cell: at.cell, field, value: typeof at.raw === 'number' ? String(at.raw) : shown(at.raw) }
    if (isProblem(value)) {
      this.tell(value.problem as FindingCode, note)
      return null
    }
    if (value.monthOnly && field === 'handover') {
      this.tell('date_month_only', note)
      return null
    }
    if (value.monthOnly) this.tell('date_month_end', { ...note, detail: value.day })
    if (field === 'paid_until' && value.day === '2037-01-01') {
      this.tell('date_placeholder', note)
      this.quarantined.push({ kind: 'text', value: note.value, cell: at.cell, reason: 'date_placeholder' })
      return null
    }
    if (field === 'handover' && value.day > this.context.today) this.tell('date_in_future', note)
    return value.day
  }

  private people(): Pick<RosterRow, 'owners' | 'members'> & { tenant?: { name: string; phones: string[] } } {
    const own = peopleOf(
      {
        owners: this.sources('owners'),
        phones: this.sources('phones'),
        ids: this.sources('ids'),
        shares: this.sources('share'),
      },
      this.context.today,
      (code, note) => this.tell(code, note),
    )
    this.quarantined.push(...own.quarantined)
    const tenant = this.tenant()
    if (this.context.ownersByNumber && own.owners.length === 0)
      return { ...this.joined(this.context.ownersByNumber), ...(tenant ? { tenant } : {}) }
    const kindText = this.text('ownerType')
    const kind = isNothing(kindText) ? 'owner' : personKindOf(kindText)
    if (kind === null)
      this.tell('owner_type_unknown', {
        cell: this.cells.ownerType ?? null,
        field: 'ownerType',
        value: kindText,
      })
    const number = this.text('ownerNumber')
    const first = own.owners[0]
    if (first && !isNothing(number) && own.owners.length === 1) first.number = number
    if (kind === 'tenant' && first)
      return { owners: [], members: [], tenant: { name: first.name, phones: first.phones } }
    if ((kind === 'family' || kind === 'temporary') && first) {
      return { owners: [], members: own.owners.map(({ name, phones }) => ({ name, kind, phones })) }
    }
    return { owners: own.owners, members: [], ...(tenant ? { tenant } : {}) }
  }

  private joined(
    byNumber: Map<string, JoinedOwner>,
  ): Pick<RosterRow, 'owners' | 'members'> & { tenant?: { name: string; phones: string[] } } {
    const found: JoinedOwner[] = []
    for (const number of splitList(this.text('ownerNumber'))) {
      if (isNothing(number) || number === '0') continue
      const joined = byNumber.get(number)
      if (joined) found.push(joined)
      else
        this.tell('owner_number_unknown', {
          cell: this.cells.ownerNumber ?? null,
          field: 'owners',
          value: number,
        })
    }
    for (const joined of found) {
      joined.used = true
      if (joined.failed) this.failed = true
      this.quarantined.push(...joined.quarantined)
      this.cells.owners ??= `${joined.place.sheet}!${joined.ownerCell}`
    }
    const tenant = found.find((one) => one.tenant)?.tenant
    return {
      owners: found.flatMap((one) => one.owners.map((owner) => ({ ...owner, phones: [...owner.phones] }))),
      members: found.flatMap((one) => one.members),
      ...(tenant ? { tenant } : {}),
    }
  }

  private sources(field: Field): Source[] {
    const found = this.record.values.get(field) ?? []
    if (found[0]) this.cells[field] = found[0].cell
    return found.flatMap(({ raw, cell }) =>
      brokenCell(raw) ? [] : [{ text: shown(raw), cell, number: typeof raw === 'number' }],
    )
  }

  private tenant(): { name: string; phones: string[] } | null {
    const people = peopleOf(
      { owners: this.sources('tenant'), phones: this.sources('tenantPhone'), ids: [], shares: [] },
      this.context.today,
      (code, note) => this.tell(code, { ...note, field: note.field === 'owners' ? 'tenant' : 'tenantPhone' }),
    )
    this.quarantined.push(...people.quarantined)
    const first = people.owners[0]
    if (!first) return null
    return {
      name: people.owners.map((owner) => owner.name).join('、'),
      phones: people.owners.flatMap((owner) => owner.phones),
    }
  }

  private emergency(): { name?: string; phone: string } | null {
    const [named, phoned] = [this.sources('emergency'), this.sources('emergencyPhone')]
    if (named.every((source) => isNothing(source.text)) && phoned.every((source) => isNothing(source.text)))
      return null
    const text = named.map((source) => source.text).join(' ')
    const inName = /(?:\+?86)?[\s-]*(1\d{10}|0\d{2,3}-?\d{7,8})/.exec(text.normalize('NFKC'))
    const name = trimmed(
      text
        .normalize('NFKC')
        .replace(inName?.[0] ?? '', '')
        .replace(/[\s:：、,，()（）/]+$/g, ''),
    )
    const holder = { owner: { phones: [] as string[] } }
    const at = phoned[0] ?? named[0]
    const candidates =
      phoned.length > 0
        ? phoned.flatMap((source) => splitList(source.text))
        : inName
          ? [inName[1] as string]
          : []
    for (const candidate of candidates) {
      if (!isNothing(candidate))
        takePhone(holder, candidate, at?.cell ?? '', 'emergency', this.quarantined, (code, note) =>
          this.tell(code, note),
        )
    }
    const phone = holder.owner.phones[0]
    if (!phone) {
      this.tell('emergency_without_phone', { cell: at?.cell ?? null, field: 'emergency', value: text })
      return null
    }
    return name === '' || isInvisible(name) ? { phone } : { name, phone }
  }

  private plainText(field: 'address' | 'plate' | 'layout'): string | null {
    const text = this.text(field)
    if (isNothing(text)) return null
    if (!isInvisible(text.replace(/[\r\n]/g, ''))) return text
    const cell = this.cells[field] ?? ''
    this.tell('text_invisible', { cell, field, value: text })
    this.quarantined.push({ kind: 'text', value: text, cell, reason: 'text_invisible' })
    return null
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

const ROOM_PROBLEMS: Record<string, FindingCode> = {
  empty: 'room_missing',
  no_room: 'room_missing',
  no_building: 'building_missing',
  ambiguous: 'room_ambiguous',
  conflict: 'room_conflict',
}

function isZero(text: string): boolean {
  return /^0+(?:单元)?$/.test(text.normalize('NFKC'))
}

function isError(code: FindingCode): boolean {
  return FINDINGS[code].severity === 'error'
}
