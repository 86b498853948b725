/**
 * Who is one person: the same name and the same valid ID, or the same name and the same phone, within one community;
 * within one file also the same name and the file's own number. An equal ID under another name is somebody else, and two
 * different valid IDs are never one person. New people get keys `new:1`, `new:2` … in the order they appear, so that the
 * same list against the same roster always plans the same.
 */
import { checkIdNumber } from '../../../rules/identity.ts'
import type { OwnerRow } from '../model.ts'

export type StoredParty = { id: string; name: string; idNumber: string | null }
export type StoredContact = { partyId: string; kind: string; value: string; state?: string }
export type Person = {
  key: string
  name: string
  kind: 'person' | 'organisation' | 'developer'
  idNumber: string | null
}
export type ContactPlan = {
  partyKey: string
  kind: 'phone' | 'address' | 'emergency_phone'
  value: string
  person: string | null
  source: string
  position: number
}

type Given = Pick<OwnerRow, 'name' | 'phones'> & Partial<Pick<OwnerRow, 'idNumber' | 'number' | 'kind'>>

export class People {
  /** People who are not stored yet, in order. */
  readonly fresh: Person[] = []
  /** Stored people who had no ID and now have one. */
  readonly identified = new Map<string, string>()
  readonly contacts: ContactPlan[] = []
  readonly #byKey = new Map<string, Person>()
  readonly #byId = new Map<string, string[]>()
  readonly #byPhone = new Map<string, string[]>()
  readonly #byNumber = new Map<string, string>()
  readonly #known = new Map<string, Set<string>>()

  constructor(parties: readonly StoredParty[], contacts: readonly StoredContact[]) {
    for (const { id, name, idNumber } of parties) this.#index({ key: id, name, kind: 'person', idNumber })
    for (const contact of contacts) {
      const person = this.#byKey.get(contact.partyId)
      if (!person) continue
      this.#knownOf(person.key).add(`${contact.kind}:${contact.value}`)
      // A number that turned out wrong is not this person's, so it joins nobody.
      const reaches = contact.kind === 'phone' && contact.state !== 'wrong' && contact.state !== 'withdrawn'
      if (reaches) push(this.#byPhone, join(person.name, contact.value), person.key)
    }
  }

  person(key: string): Person {
    const person = this.#byKey.get(key)
    if (!person) throw new Error(`no person ${key}`)
    return person
  }

  /** The person meant, stored or planned before; somebody new otherwise. */
  find(given: Given): string {
    const known = this.#match(given)
    if (known) {
      this.identify(known, given.idNumber ?? null)
      return known
    }
    return this.#add(given)
  }

  /** A verified ID for somebody who had none. */
  identify(key: string, idNumber: string | null) {
    const person = this.person(key)
    if (idNumber === null || person.idNumber !== null) return
    person.idNumber = idNumber
    push(this.#byId, join(person.name, idNumber), key)
    if (!key.startsWith('new:')) this.identified.set(key, idNumber)
  }

  /** A way to reach them. False when it was already known, in whatever state. */
  addContact(contact: Omit<ContactPlan, 'position'>): boolean {
    const known = this.#knownOf(contact.partyKey)
    const value = `${contact.kind}:${contact.value}`
    if (known.has(value)) return false
    known.add(value)
    this.contacts.push({ ...contact, position: known.size })
    if (contact.kind === 'phone') {
      push(this.#byPhone, join(this.person(contact.partyKey).name, contact.value), contact.partyKey)
    }
    return true
  }

  #match({ name, idNumber, phones, number }: Given): string | undefined {
    const byId = idNumber ? this.#byId.get(join(name, idNumber))?.[0] : undefined
    if (byId) return byId
    const fits = (key: string) => agree(this.person(key).idNumber, idNumber ?? null)
    const byNumber = number ? this.#byNumber.get(join(name, number)) : undefined
    if (byNumber && fits(byNumber)) return byNumber
    return phones.flatMap((phone) => this.#byPhone.get(join(name, phone)) ?? []).find(fits)
  }

  #add({ name, idNumber, number, kind }: Given): string {
    const key = `new:${this.fresh.length + 1}`
    const person: Person = {
      key,
      name,
      kind: kind ?? kindOf(name, idNumber ?? null),
      idNumber: idNumber ?? null,
    }
    this.fresh.push(person)
    this.#index(person)
    if (number) this.#byNumber.set(join(name, number), key)
    return key
  }

  #index(person: Person) {
    this.#byKey.set(person.key, person)
    if (person.idNumber) push(this.#byId, join(person.name, person.idNumber), person.key)
  }

  #knownOf(key: string): Set<string> {
    let known = this.#known.get(key)
    if (!known) this.#known.set(key, (known = new Set()))
    return known
  }
}

/** Two IDs that do not contradict each other. */
export function agree(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b
}

function kindOf(name: string, idNumber: string | null): Person['kind'] {
  const id = idNumber ? checkIdNumber(idNumber) : null
  const organisation =
    (id?.ok && id.kind === 'organisation') || /(?:公司|有限合伙|事务所|委员会|中心)$/.test(name)
  return organisation ? 'organisation' : 'person'
}

function join(name: string, mark: string): string {
  return `${name}\n${mark}`
}

function push(map: Map<string, string[]>, key: string, value: string) {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
