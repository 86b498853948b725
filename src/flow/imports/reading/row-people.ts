/** The people of a row. */
import { isNothing, trimmed } from './cells.ts'
import type { RosterRow } from './model.ts'
import { isInvisible, splitList } from './names.ts'
import { peopleOf, takePhone } from './people.ts'
import type { JoinedOwner, RowCells } from './row-cells.ts'
import { personKindOf } from './words.ts'

type Household = Pick<RosterRow, 'owners' | 'members'> & { tenant?: { name: string; phones: string[] } }

/** Who owns, who lives there and who rents, of this row or of the owners sheet it points to. */
export function peopleIn(row: RowCells): Household {
  const own = peopleOf(
    {
      owners: row.sources('owners'),
      phones: row.sources('phones'),
      ids: row.sources('ids'),
      shares: row.sources('share'),
    },
    row.context.today,
    (code, note) => row.tell(code, note),
  )
  row.quarantined.push(...own.quarantined)
  const tenant = tenantIn(row)
  if (row.context.ownersByNumber && own.owners.length === 0)
    return { ...joined(row, row.context.ownersByNumber), ...(tenant ? { tenant } : {}) }
  const kindText = row.text('ownerType')
  const kind = isNothing(kindText) ? 'owner' : personKindOf(kindText)
  if (kind === null)
    row.tell('owner_type_unknown', {
      cell: row.cells.ownerType ?? null,
      field: 'ownerType',
      value: kindText,
    })
  const number = row.text('ownerNumber')
  const first = own.owners[0]
  if (first && !isNothing(number) && own.owners.length === 1) first.number = number
  if (kind === 'tenant' && first)
    return { owners: [], members: [], tenant: { name: first.name, phones: first.phones } }
  if ((kind === 'family' || kind === 'temporary') && first) {
    return { owners: [], members: own.owners.map(({ name, phones }) => ({ name, kind, phones })) }
  }
  return { owners: own.owners, members: [], ...(tenant ? { tenant } : {}) }
}

function joined(row: RowCells, byNumber: Map<string, JoinedOwner>): Household {
  const found: JoinedOwner[] = []
  for (const number of splitList(row.text('ownerNumber'))) {
    if (isNothing(number) || number === '0') continue
    const joined = byNumber.get(number)
    if (joined) found.push(joined)
    else
      row.tell('owner_number_unknown', {
        cell: row.cells.ownerNumber ?? null,
        field: 'owners',
        value: number,
      })
  }
  for (const joined of found) {
    joined.used = true
    if (joined.failed) row.failed = true
    row.quarantined.push(...joined.quarantined)
    row.cells.owners ??= `${joined.place.sheet}!${joined.ownerCell}`
  }
  const tenant = found.find((one) => one.tenant)?.tenant
  return {
    owners: found.flatMap((one) => one.owners.map((owner) => ({ ...owner, phones: [...owner.phones] }))),
    members: found.flatMap((one) => one.members),
    ...(tenant ? { tenant } : {}),
  }
}

function tenantIn(row: RowCells): { name: string; phones: string[] } | null {
  const people = peopleOf(
    { owners: row.sources('tenant'), phones: row.sources('tenantPhone'), ids: [], shares: [] },
    row.context.today,
    (code, note) => row.tell(code, { ...note, field: note.field === 'owners' ? 'tenant' : 'tenantPhone' }),
  )
  row.quarantined.push(...people.quarantined)
  const first = people.owners[0]
  if (!first) return null
  return {
    name: people.owners.map((owner) => owner.name).join('、'),
    phones: people.owners.flatMap((owner) => owner.phones),
  }
}

/** Whom to call in an emergency, or null; without a usable number there is nobody to call. */
export function emergencyIn(row: RowCells): { name?: string; phone: string } | null {
  const [named, phoned] = [row.sources('emergency'), row.sources('emergencyPhone')]
  if (named.every((source) => isNothing(source.text)) && phoned.every((source) => isNothing(source.text)))
    return null
  const text = named.map((source) => source.text).join(' ')
  const inName =
    /(?:[+＋]?[8８][6６])?[\s-]*([1１][0-9０-９]{10}|[0０][0-9０-９]{2,3}[-－]?[0-9０-９]{7,8})/.exec(text)
  const name = trimmed(text.replace(inName?.[0] ?? '', '').replace(/[\s:：、,，()（）/]+$/, ''))
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
      takePhone(holder, candidate, at?.cell ?? '', 'emergency', row.quarantined, (code, note) =>
        row.tell(code, note),
      )
  }
  const phone = holder.owner.phones[0]
  if (!phone) {
    row.tell('emergency_without_phone', { cell: at?.cell ?? null, field: 'emergency', value: text })
    return null
  }
  return name === '' || isInvisible(name) ? { phone } : { name, phone }
}
