/** What only shows when rows are seen together: one room twice, one ID or phone on several people. */
import type { FindingCode } from './finding-texts.ts'
import type { Field, Owner, RosterRow } from './model.ts'
import type { Note, Notes } from './notes.ts'
import type { ReadRow } from './roster-row.ts'

/** Folds persons of one household into its first row, marks repeated rooms, and refuses contradicting ones. */
export function settleRepeatedRooms(list: ReadRow[], notes: Notes): void {
  const byCode = new Map<string, ReadRow>()
  const folded: [RosterRow, RosterRow][] = []
  for (const read of list) {
    const { row } = read
    if (row.code === '') continue
    const first = byCode.get(row.code)
    if (!first) {
      byCode.set(row.code, read)
      continue
    }
    const differing = differences(first.row, row, read.personRow)
    const cell = placeOf(first.row, row)
    const note: Note & { field: Field } = { cell: row.cells.room ?? null, field: 'room', value: row.code }
    if (differing.length > 0) {
      tell(notes, row, 'room_duplicate_differs', { ...note, detail: [cell, differing.join('、')] })
      row.error = true
      continue
    }
    row.sameAs = { sheet: first.row.sheet, row: first.row.row, cell: first.row.cells.room ?? '' }
    if (read.personRow && !samePeople(first.row, row)) {
      fold(first.row, row)
      folded.push([first.row, row])
    } else tell(notes, row, 'room_duplicate_same', { ...note, detail: cell })
  }
  // A household is imported whole or not at all: half of its owners would be a false bill.
  for (const [first, row] of folded) if (row.error) first.error = true
  for (const [first, row] of folded) row.error = first.error
  for (const { row } of byCode.values()) {
    if (row.members.length > 0 && row.owners.length === 0) {
      tell(notes, row, 'member_without_owner', {
        cell: row.cells.owners ?? null,
        field: 'owners',
        value: row.members[0]?.name ?? '',
      })
    }
  }
}

const FACTS: [keyof RosterRow, string][] = [
  ['area', '面积'],
  ['usage', '类型'],
  ['floor', '楼层'],
  ['status', '状态'],
  ['handover', '交房日期'],
  ['price', '单价'],
  ['paidUntil', '缴费至'],
  ['arrears', '欠费'],
  ['innerArea', '套内面积'],
  ['address', '地址'],
  ['plate', '车牌'],
]

/** Facts in which two rows contradict each other. A person's row may leave facts out; it may not change them. */
function differences(a: RosterRow, b: RosterRow, personRow: boolean): string[] {
  const facts = FACTS.filter(([key]) => {
    const [x, y] = [a[key] ?? null, b[key] ?? null]
    return x !== y && !(personRow && (y === null || x === null))
  }).map(([key, name]) => `${name} ${String(a[key] ?? '空')}／${String(b[key] ?? '空')}`)
  if (!personRow && !samePeople(a, b)) facts.push(`业主 ${namesOf(a)}／${namesOf(b)}`)
  return facts
}

function samePeople(a: RosterRow, b: RosterRow): boolean {
  const key = (row: RosterRow) =>
    JSON.stringify([row.owners, row.members, row.tenant ?? null, row.emergency ?? null])
  return key(a) === key(b)
}

function namesOf(row: RosterRow): string {
  return row.owners.map((owner) => owner.name).join('、') || '空'
}

function fold(first: RosterRow, row: RosterRow): void {
  const present = new Set(first.owners.map((owner) => JSON.stringify([owner.name, owner.idNumber ?? null])))
  first.owners.push(
    ...row.owners.filter((owner) => !present.has(JSON.stringify([owner.name, owner.idNumber ?? null]))),
  )
  first.members.push(...row.members)
  if (row.tenant && !first.tenant) first.tenant = row.tenant
  first.quarantined.push(...row.quarantined)
}

function placeOf(first: RosterRow, row: RosterRow): string {
  const cell = first.cells.room ?? `第 ${first.row} 行`
  return first.sheet === row.sheet || first.sheet === null ? cell : `${first.sheet}!${cell}`
}

/** An owner where the file states him; joined sheets state one owner for many rooms. */
export type Stated = {
  owner: Owner
  sheet: string | null
  row: number
  idCell: string | null
  phoneCell: string | null
  quarantined: RosterRow['quarantined']
  /** Stated in an owners sheet: what is quarantined says which. */
  joined: boolean
}

/** One ID with several names belongs to nobody for certain: every bearer is told, and it identifies none of them. */
export function settleSharedIds(stated: Stated[], notes: Notes): void {
  for (const bearers of groups(stated, (one) => (one.owner.idNumber ? [one.owner.idNumber] : [])).values()) {
    if (new Set(bearers.map((one) => one.owner.name)).size < 2) continue
    for (const one of bearers) {
      const other = bearers.find((another) => another.owner.name !== one.owner.name) as Stated
      const value = one.owner.idNumber as string
      const detail = `${other.sheet === one.sheet || !other.sheet ? '' : `${other.sheet}!`}${other.idCell ?? `第 ${other.row} 行`} ${other.owner.name}`
      notes.add(one, 'id_shared', { cell: one.idCell, field: 'ids', value, detail })
      one.quarantined.push({
        kind: 'id',
        value,
        cell: `${one.joined ? `${one.sheet}!` : ''}${one.idCell ?? ''}`,
        reason: 'shared',
      })
    }
    for (const one of bearers) delete one.owner.idNumber
  }
}

/** More bearers than a family has. */
const FAMILY = 5

export function tellSharedPhones(stated: Stated[], notes: Notes): void {
  for (const [phone, bearers] of groups(stated, (one) => one.owner.phones)) {
    const people = new Set(bearers.map((one) => JSON.stringify([one.owner.name, one.owner.idNumber ?? null])))
    const first = bearers[0] as Stated
    if (people.size > FAMILY) {
      notes.add(first, 'phone_shared', {
        cell: first.phoneCell,
        field: 'phones',
        value: phone,
        detail: [phone, String(people.size)],
      })
    }
  }
}

function groups(stated: Stated[], keys: (one: Stated) => string[]): Map<string, Stated[]> {
  const found = new Map<string, Stated[]>()
  for (const one of stated) {
    for (const key of keys(one)) {
      const group = found.get(key)
      if (group) group.push(one)
      else found.set(key, [one])
    }
  }
  return found
}

function tell(notes: Notes, row: RosterRow, code: FindingCode, note: Note & { field: Field }): void {
  notes.add({ sheet: row.sheet, row: row.row }, code, note)
}
