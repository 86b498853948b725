/**
 * What a list of owners and payers would do to what is stored. Pure; people and households that do not exist yet carry
 * keys (`new:1`, `household:1`). Owners of premises that already have owners are compared by name: other owners are a
 * conflict, because a change of owner is a transfer with a day, not a correction.
 */
import { addDays, type Day, later } from '../../../rules/day.ts'
import type { Difference, HouseholdRow, LiableAs, OwnerRow, RowOutcome } from '../model.ts'
import {
  agree,
  type ContactPlan,
  People,
  type Person,
  type StoredContact,
  type StoredParty,
} from './people.ts'

export type StoredOwner = {
  code: string
  id: string
  partyId: string
  name: string
  idNumber: string | null
  num: number
  den: number
  fromDay: Day
}
export type StoredLiability = {
  code: string
  id: string
  householdId: string
  basis: 'ownership' | 'tenancy_agreement' | 'developer'
  fromDay: Day
}
export type StoredMember = { householdId: string; partyId: string; liableAs: LiableAs; name: string }
export type StoredHouseholds = {
  owners: readonly StoredOwner[]
  liability: readonly StoredLiability[]
  parties: readonly StoredParty[]
  contacts: readonly StoredContact[]
  members: readonly StoredMember[]
  quarantined: readonly { code: string; kind: string; value: string }[]
}

export type Member = { key: string; liableAs: LiableAs }
export type HouseholdPlan = { key: string; name: string; members: Member[] }
export type OwnershipPlan = { code: string; partyKey: string; num: number; den: number; from: Day }
export type LiabilityPlan = {
  code: string
  householdKey: string
  basis: StoredLiability['basis']
  from: Day
  to: Day | null
}
export type HouseholdsPlan = {
  outcomes: RowOutcome[]
  /** Everybody the rows name as owner, stored or planned, each once. */
  ownerKeys: ReadonlySet<string>
  people: readonly Person[]
  identified: ReadonlyMap<string, string>
  contacts: readonly ContactPlan[]
  households: readonly HouseholdPlan[]
  ownership: readonly OwnershipPlan[]
  liability: readonly LiabilityPlan[]
  closings: readonly { liabilityId: string; to: Day }[]
  quarantined: readonly (HouseholdRow['quarantined'][number] & { code: string })[]
}

export function planHouseholds(rows: readonly HouseholdRow[], stored: StoredHouseholds): HouseholdsPlan {
  return new Planner(stored).plan(rows)
}

class Planner {
  readonly #people: People
  readonly #owners: Map<string, StoredOwner[]>
  readonly #liability: Map<string, StoredLiability>
  readonly #members: Map<string, StoredMember[]>
  readonly #householdBySet = new Map<string, string>()
  readonly #quarantineKnown: Set<string>
  readonly #ownerKeys = new Set<string>()
  readonly #households: HouseholdPlan[] = []
  readonly #ownership: OwnershipPlan[] = []
  readonly #newLiability: LiabilityPlan[] = []
  readonly #closings: { liabilityId: string; to: Day }[] = []
  readonly #quarantined: (HouseholdRow['quarantined'][number] & { code: string })[] = []

  constructor(stored: StoredHouseholds) {
    this.#people = new People(stored.parties, stored.contacts)
    this.#owners = Map.groupBy(stored.owners, (owner) => owner.code)
    this.#liability = new Map(stored.liability.map((liability) => [liability.code, liability]))
    this.#members = Map.groupBy(stored.members, (member) => member.householdId)
    for (const [id, members] of this.#members) {
      this.#householdBySet.set(setKey(members.map((m) => ({ key: m.partyId, liableAs: m.liableAs }))), id)
    }
    this.#quarantineKnown = new Set(stored.quarantined.map((q) => quarantineKey(q.code, q)))
  }

  plan(rows: readonly HouseholdRow[]): HouseholdsPlan {
    const outcomes = rows.map((row) => this.#row(row))
    return {
      outcomes,
      ownerKeys: this.#ownerKeys,
      people: this.#people.fresh,
      identified: this.#people.identified,
      contacts: this.#people.contacts,
      households: this.#households,
      ownership: this.#ownership,
      liability: this.#newLiability,
      closings: this.#closings,
      quarantined: this.#quarantined,
    }
  }

  #row(row: HouseholdRow): RowOutcome {
    const storedOwners = this.#owners.get(row.premisesCode) ?? []
    const { outcome, differences, owners } =
      row.owners.length === 0
        ? this.#nobodyNamed(row, storedOwners)
        : storedOwners.length === 0
          ? this.#firstOwners(row)
          : this.#sameOwners(row, storedOwners)
    if (outcome === 'conflict') return { code: row.premisesCode, outcome, differences }
    if (row.owners.length > 0) for (const owner of owners) this.#ownerKeys.add(owner)
    const tenant = outcome === 'new' ? [] : this.#tenant(row, owners)
    const more = [...tenant, ...this.#contactsOf(row, owners)]
    const all = [...differences, ...more]
    const changed = this.#quarantine(row) || more.length > 0
    const settled = all.some((d) => d.conflict)
      ? 'conflict'
      : outcome === 'unchanged' && changed
        ? 'changed'
        : outcome
    return { code: row.premisesCode, outcome: settled, differences: all.filter((d) => d.stored !== '') }
  }

  #nobodyNamed(row: HouseholdRow, stored: readonly StoredOwner[]): Result {
    const owners = stored.map((owner) => owner.partyId)
    if (stored.length > 0 || !row.developer || this.#liability.has(row.premisesCode)) {
      return { outcome: 'unchanged', differences: [], owners }
    }
    this.#owe(
      row.premisesCode,
      'developer',
      [this.#developer(row.developer.name)],
      row.developer.fromDay,
      null,
    )
    return { outcome: 'new', differences: [], owners }
  }

  #firstOwners(row: HouseholdRow): Result {
    const code = row.premisesCode
    const before = this.#liability.get(code)
    if (before && !(before.basis === 'developer' && before.fromDay < row.fromDay)) {
      return refused('owners', 'liability_differs', `${before.basis} ${before.fromDay}`, namesOf(row.owners))
    }
    const keys = row.owners.map((owner) => this.#people.find(owner))
    const owners = [...new Set(keys)]
    for (const key of owners) {
      const { num, den } = row.owners[keys.indexOf(key)]?.share ?? { num: 1, den: owners.length }
      this.#ownership.push({ code, partyKey: key, num, den, from: row.fromDay })
    }
    if (before) this.#closings.push({ liabilityId: before.id, to: addDays(row.fromDay, -1) })
    else if (row.developer && row.developer.fromDay < row.fromDay) {
      const until = addDays(row.fromDay, -1)
      this.#owe(code, 'developer', [this.#developer(row.developer.name)], row.developer.fromDay, until)
    }
    const tenancyFrom = row.tenant ? later(row.tenant.fromDay, row.fromDay) : null
    if (tenancyFrom !== row.fromDay) {
      const until = tenancyFrom ? addDays(tenancyFrom, -1) : null
      this.#owe(
        code,
        'ownership',
        owners.map((key) => ({ key, liableAs: 'owner' })),
        row.fromDay,
        until,
      )
    }
    if (row.tenant && tenancyFrom) this.#oweByAgreement(code, row.tenant, owners, tenancyFrom)
    return { outcome: 'new', differences: [], owners: keys }
  }

  #sameOwners(row: HouseholdRow, stored: readonly StoredOwner[]): Result {
    const pairs = pairByName(row.owners, stored)
    if (!pairs) return refused('owners', 'owners_differ', namesOf(stored), namesOf(row.owners))
    const differences: Difference[] = []
    for (const [given, owner] of pairs) {
      if (!agree(owner.idNumber, given.idNumber ?? null)) {
        return refused('ids', 'id_differs', owner.idNumber ?? '', given.idNumber ?? '')
      }
      if (given.share && given.share.num * owner.den !== given.share.den * owner.num) {
        const text = (num: number, den: number) => `${owner.name} ${num}/${den}`
        return refused(
          'owners',
          'share_differs',
          text(owner.num, owner.den),
          text(given.share.num, given.share.den),
        )
      }
      if (given.idNumber && owner.idNumber === null)
        differences.push(added('ids', 'id_added', given.idNumber))
    }
    for (const [given, owner] of pairs) this.#people.identify(owner.partyId, given.idNumber ?? null)
    const owners = row.owners.map((given) => pairs.get(given)?.partyId ?? '')
    const outcome = differences.length > 0 ? 'changed' : 'unchanged'
    return { outcome, differences, owners }
  }

  /** A tenant on premises whose owners are already stored. */
  #tenant(row: HouseholdRow, owners: readonly string[]): Difference[] {
    const { tenant, premisesCode: code } = row
    if (!tenant || owners.length === 0) return []
    const now = this.#liability.get(code)
    if (!now) return []
    const payer = this.#members.get(now.householdId)?.find((member) => member.liableAs === 'tenant')
    if (now.basis === 'tenancy_agreement' && payer) {
      if (payer.name !== tenant.name) return [clash('tenant', 'tenant_differs', payer.name, tenant.name)]
      return this.#phones(payer.partyId, tenant.phones, row.source)
    }
    const from = later(tenant.fromDay, addDays(now.fromDay, 1))
    this.#closings.push({ liabilityId: now.id, to: addDays(from, -1) })
    this.#oweByAgreement(code, tenant, owners, from)
    return [{ field: 'tenant', code: 'tenant_added', stored: '—', given: tenant.name, conflict: false }]
  }

  #contactsOf(row: HouseholdRow, owners: readonly string[]): Difference[] {
    const found = row.owners.flatMap((owner, index) => {
      const key = owners[index]
      return key ? this.#phones(key, owner.phones, row.source) : []
    })
    const first = owners[0]
    if (!first) return found
    const add = (
      field: 'address' | 'emergency',
      kind: 'address' | 'emergency_phone',
      value: string,
      person: string | null,
    ) => {
      if (this.#people.addContact({ partyKey: first, kind, value, person, source: row.source }))
        found.push(added(field, `${field}_added`, value))
    }
    if (row.address) add('address', 'address', row.address, null)
    if (row.emergency) add('emergency', 'emergency_phone', row.emergency.phone, row.emergency.name ?? null)
    return found
  }

  #phones(partyKey: string, phones: readonly string[], source: string): Difference[] {
    return phones
      .filter((value) => this.#people.addContact({ partyKey, kind: 'phone', value, person: null, source }))
      .map((value) => added('phones', 'phone_added', value))
  }

  #quarantine(row: HouseholdRow): boolean {
    const fresh = row.quarantined.filter((value) => {
      const key = quarantineKey(row.premisesCode, value)
      if (this.#quarantineKnown.has(key)) return false
      this.#quarantineKnown.add(key)
      return true
    })
    this.#quarantined.push(...fresh.map((value) => ({ ...value, code: row.premisesCode })))
    return fresh.length > 0
  }

  #oweByAgreement(
    code: string,
    tenant: NonNullable<HouseholdRow['tenant']>,
    owners: readonly string[],
    from: Day,
  ) {
    const key = this.#people.find({ name: tenant.name, phones: tenant.phones })
    for (const value of tenant.phones) {
      this.#people.addContact({
        partyKey: key,
        kind: 'phone',
        value,
        person: null,
        source: 'property_register',
      })
    }
    const members: Member[] = [
      { key, liableAs: 'tenant' },
      ...owners.filter((owner) => owner !== key).map((owner): Member => ({ key: owner, liableAs: 'owner' })),
    ]
    this.#owe(code, 'tenancy_agreement', members, from, null)
  }

  #owe(code: string, basis: LiabilityPlan['basis'], members: Member[], from: Day, to: Day | null) {
    this.#newLiability.push({ code, basis, householdKey: this.#household(members), from, to })
  }

  #developer(name: string): Member {
    return {
      key: this.#people.find({ name, phones: [], number: 'developer', kind: 'developer' }),
      liableAs: 'developer',
    }
  }

  /** One set of parties is one household, however many premises it owes for. */
  #household(members: Member[]): string {
    const set = setKey(members)
    const known = this.#householdBySet.get(set)
    if (known) return known
    const key = `household:${this.#households.length + 1}`
    const name = householdName(
      members.map((member) => ({ ...member, name: this.#people.person(member.key).name })),
    )
    this.#households.push({ key, name, members })
    this.#householdBySet.set(set, key)
    return key
  }
}

type Result = { outcome: RowOutcome['outcome']; differences: Difference[]; owners: string[] }

/** What a household is called: its payers first. More than three are counted. */
export function householdName(members: readonly { name: string; liableAs: LiableAs }[]): string {
  const named = members.map(({ name, liableAs }) => (liableAs === 'tenant' ? `${name}（租户）` : name))
  return named.length > 3 ? `${named.slice(0, 3).join('、')}等${named.length}人` : named.join('、')
}

/** Stored owners beside the given ones, by name and, among equal names, by ID; null when they are not the same people. */
function pairByName(
  given: readonly OwnerRow[],
  stored: readonly StoredOwner[],
): Map<OwnerRow, StoredOwner> | null {
  const left = [...stored]
  const pairs = new Map<OwnerRow, StoredOwner>()
  // Those with an ID choose first, or a namesake without one would take their place.
  const order = given.toSorted((a, b) => Number(Boolean(b.idNumber)) - Number(Boolean(a.idNumber)))
  for (const owner of order) {
    const sameName = left.filter((candidate) => candidate.name === owner.name)
    const match = sameName.find((candidate) => candidate.idNumber === (owner.idNumber ?? null)) ?? sameName[0]
    if (!match) return null
    left.splice(left.indexOf(match), 1)
    pairs.set(owner, match)
  }
  return left.length === 0 ? pairs : null
}

function setKey(members: readonly Member[]): string {
  return members
    .map((member) => `${member.key}:${member.liableAs}`)
    .sort()
    .join(' ')
}

function quarantineKey(code: string, value: { kind: string; value: string }): string {
  return JSON.stringify([code, value.kind, value.value])
}

function namesOf(owners: readonly { name: string }[]): string {
  return owners.map((owner) => owner.name).join('、')
}

function clash(field: Difference['field'], code: string, stored: string, given: string): Difference {
  return { field, code, stored, given, conflict: true }
}

// An addition has nothing stored beside it; it makes the row changed and is no finding.
function added(field: Difference['field'], code: string, given: string): Difference {
  return { field, code, stored: '', given, conflict: false }
}

function refused(field: Difference['field'], code: string, stored: string, given: string): Result {
  return { outcome: 'conflict', differences: [clash(field, code, stored, given)], owners: [] }
}
