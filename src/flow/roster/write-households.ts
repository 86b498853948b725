/** Writes a plan of parties, households, ownership and liability: plan keys become ids, then one statement a noun. */
import { sqlFile } from '../../platform/db/sql-file.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Batch } from './batch.ts'
import type { HouseholdsPlan } from './compare/households.ts'
import { searchKey } from './search-key.ts'

const insertParties = sqlFile(import.meta.url, './sql/insert-parties.sql')
const updatePartyIds = sqlFile(import.meta.url, './sql/update-party-ids.sql')
const insertHouseholds = sqlFile(import.meta.url, './sql/insert-households.sql')
const insertMembers = sqlFile(import.meta.url, './sql/insert-household-members.sql')
const insertOwnership = sqlFile(import.meta.url, './sql/insert-ownership.sql')
const closeLiability = sqlFile(import.meta.url, './sql/close-liability.sql')
const insertLiability = sqlFile(import.meta.url, './sql/insert-liability.sql')
const insertContacts = sqlFile(import.meta.url, './sql/insert-contact-points.sql')
const insertQuarantined = sqlFile(import.meta.url, './sql/insert-quarantined.sql')

/** Premises ids by canonical code. Answers nothing; every plan row is written. */
export async function writeHouseholds(
  tx: Tx,
  batch: Batch,
  plan: Omit<HouseholdsPlan, 'outcomes' | 'ownerKeys'>,
  premises: ReadonlyMap<string, string>,
): Promise<void> {
  const ids = new Map([...plan.people, ...plan.households].map(({ key }) => [key, tx.newId()]))
  const id = (key: string) => ids.get(key) ?? key
  const premisesId = (code: string) => premises.get(code) ?? null
  await batch.begin(
    insertParties,
    plan.people.map(({ key, name, kind, idNumber }) => ({
      id: id(key),
      name,
      kind,
      id_number: idNumber,
      search_key: searchKey(name),
    })),
  )
  await batch.begin(
    updatePartyIds,
    [...plan.identified].map(([key, idNumber]) => ({ id: key, id_number: idNumber })),
  )
  await batch.begin(
    insertHouseholds,
    plan.households.map(({ key, name }) => ({ id: id(key), name })),
  )
  await batch.begin(
    insertMembers,
    plan.households.flatMap(({ key, members }) =>
      members.map((member, index) => ({
        household_id: id(key),
        party_id: id(member.key),
        liable_as: member.liableAs,
        position: index + 1,
      })),
    ),
  )
  await batch.begin(
    insertOwnership,
    plan.ownership.map((own) => ({
      id: tx.newId(),
      premises_id: premisesId(own.code),
      party_id: id(own.partyKey),
      share_numerator: own.num,
      share_denominator: own.den,
      from_day: own.from,
      to_day: null,
    })),
  )
  // Days are freed before they are taken: one set of payers a day.
  await batch.begin(
    closeLiability,
    plan.closings.map(({ liabilityId, to }) => ({ id: liabilityId, to_day: to })),
  )
  await batch.begin(
    insertLiability,
    plan.liability.map((owed) => ({
      id: tx.newId(),
      premises_id: premisesId(owed.code),
      household_id: id(owed.householdKey),
      basis: owed.basis,
      from_day: owed.from,
      to_day: owed.to,
    })),
  )
  await batch.begin(
    insertContacts,
    plan.contacts.map(({ partyKey, ...contact }) => ({
      id: tx.newId(),
      party_id: id(partyKey),
      ...contact,
      state: 'unverified',
      since: tx.at,
    })),
  )
  await batch.begin(
    insertQuarantined,
    plan.quarantined.map(({ code, ...value }) => ({
      id: tx.newId(),
      premises_id: premisesId(code),
      party_id: null,
      ...value,
      since: tx.at,
    })),
  )
  await batch.done()
}
