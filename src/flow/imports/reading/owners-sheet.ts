/** HC keeps owners in a sheet of their own; premises name them by number. */
import type { Day } from '../../../rules/day.ts'
import { brokenCell, isNothing, shown } from './cells.ts'
import { FINDINGS } from './finding-texts.ts'
import type { GridSheet } from './grid.ts'
import type { Header } from './header.ts'
import type { Field, Quarantined } from './model.ts'
import type { Notes } from './notes.ts'
import { type Source, peopleOf } from './people.ts'
import { type Row, recordsOf } from './records.ts'
import type { JoinedOwner } from './row-cells.ts'
import { personKindOf } from './words.ts'

type Into = { byNumber: Map<string, JoinedOwner>; sheet: string; today: Day; notes: Notes }

/** Adds the sheet's owners by their number; family and tenants go to the owner whose number their row names. */
export function readOwners(grid: GridSheet, header: Header, into: Into): void {
  const later: { kind: 'family' | 'tenant' | 'temporary'; person: Person; number: string }[] = []
  for (const record of recordsOf(grid, header)) {
    const person = personOf(record, into)
    const number = textAt(record, 'ownerNumber') || textAt(record, 'personNumber')
    if (person.kind !== 'owner') later.push({ kind: person.kind, person, number })
    else addOwner(person, number, into)
  }
  for (const { kind, person, number } of later) {
    const owner = into.byNumber.get(number)
    const names = person.owners.map(({ name, phones }) => ({ name, phones }))
    if (!owner)
      into.notes.add(person.place, 'owner_number_unknown', {
        cell: person.ownerCell,
        field: 'owners',
        value: number,
      })
    else if (kind === 'tenant' && names[0]) owner.tenant = names[0]
    else if (kind !== 'tenant') owner.members.push(...names.map((name) => ({ ...name, kind })))
    if (owner && person.failed) owner.failed = true
    owner?.quarantined.push(...person.quarantined)
  }
}

type Person = JoinedOwner & { kind: 'owner' | 'family' | 'tenant' | 'temporary' }

function addOwner(person: Person, number: string, into: Into): void {
  const existing = into.byNumber.get(number)
  if (isNothing(number))
    return into.notes.add(person.place, 'owner_unused', { cell: person.ownerCell, field: 'owners' })
  for (const owner of person.owners) owner.number = number
  if (!existing) {
    into.byNumber.set(number, person)
    return
  }
  into.notes.add(person.place, 'owner_number_repeated', {
    cell: person.ownerCell,
    field: 'owners',
    value: number,
  })
  existing.failed = true
}

function personOf(record: Row, into: Into): Person {
  const place = { sheet: into.sheet, row: record.row }
  let failed = false
  const tell: Parameters<typeof peopleOf>[2] = (code, note) => {
    if (FINDINGS[code].severity === 'error') failed = true
    into.notes.add(place, code, note)
  }
  const kindText = textAt(record, 'ownerType')
  const kind = isNothing(kindText) ? 'owner' : personKindOf(kindText)
  if (kind === null)
    tell('owner_type_unknown', { cell: cellOf(record, 'ownerType'), field: 'ownerType', value: kindText })
  const [owners, phones, ids, shares] = (['owners', 'phones', 'ids', 'share'] as const).map((field) =>
    sources(record, field, tell),
  )
  const people = peopleOf(
    {
      owners: owners as Source[],
      phones: phones as Source[],
      ids: ids as Source[],
      shares: shares as Source[],
    },
    into.today,
    tell,
  )
  const elsewhere = (one: Quarantined): Quarantined => ({ ...one, cell: `${into.sheet}!${one.cell}` })
  return {
    ...people,
    quarantined: people.quarantined.map(elsewhere),
    kind: kind ?? 'owner',
    members: [],
    ownerCell: cellOf(record, 'owners') ?? `A${record.row}`,
    idCell: cellOf(record, 'ids'),
    phoneCell: cellOf(record, 'phones'),
    place,
    used: false,
    failed,
  }
}

function sources(record: Row, field: Field, tell: Parameters<typeof peopleOf>[2]): Source[] {
  return (record.values.get(field) ?? []).flatMap(({ raw, cell }) => {
    const broken = brokenCell(raw)
    if (broken) tell(broken.problem as Parameters<typeof tell>[0], { cell, field, value: shown(raw) })
    return broken ? [] : [{ text: shown(raw), cell, number: typeof raw === 'number' }]
  })
}

function textAt(record: Row, field: Field): string {
  const raw = record.values.get(field)?.[0]?.raw
  return brokenCell(raw) ? '' : shown(raw)
}

function cellOf(record: Row, field: Field): string | null {
  return record.values.get(field)?.[0]?.cell ?? null
}
