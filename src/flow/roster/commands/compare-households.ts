import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import {
  type HouseholdsPlan,
  planHouseholds,
  type StoredHouseholds,
  type StoredLiability,
  type StoredMember,
  type StoredOwner,
} from '../compare/households.ts'
import type { StoredContact, StoredParty } from '../compare/people.ts'
import { type HouseholdRow, type HouseholdRowInput, householdRow } from '../model.ts'
import { parsed } from '../parsed.ts'
import { rosterProblems } from '../problems.ts'

export type { HouseholdsPlan } from '../compare/households.ts'

const storedOwners = sqlFile(import.meta.url, '../sql/stored-owners.sql')
const storedLiability = sqlFile(import.meta.url, '../sql/stored-liability.sql')
const storedParties = sqlFile(import.meta.url, '../sql/stored-parties.sql')
const storedContacts = sqlFile(import.meta.url, '../sql/stored-contacts.sql')
const storedMembers = sqlFile(import.meta.url, '../sql/stored-members.sql')
const storedQuarantined = sqlFile(import.meta.url, '../sql/stored-quarantined.sql')

const MANY = 500

/**
 * What `saveHouseholds` would do; writes nothing. The same list against the same roster gives the same plan, key for
 * key. A room that appears twice is refused (`roster.duplicate_premises`).
 */
export async function compareHouseholds(
  tx: Tx,
  communityId: string,
  input: readonly HouseholdRowInput[],
): Promise<HouseholdsPlan> {
  const rows = input.map((row): HouseholdRow => parsed(householdRow, row))
  const codes = rows.map((row) => row.premisesCode)
  if (new Set(codes).size < codes.length) {
    throw rosterProblems.duplicate_premises({ code: codes.find((code, at) => codes.indexOf(code) !== at) })
  }
  return planHouseholds(rows, await stored(tx, communityId, rows))
}

async function stored(tx: Tx, communityId: string, rows: readonly HouseholdRow[]): Promise<StoredHouseholds> {
  const many = rows.length > MANY
  const byCode = { community: communityId, codes: many ? null : rows.map((row) => row.premisesCode) }
  const byName = { community: communityId, names: many ? null : [...new Set(rows.flatMap(namesIn))] }
  return {
    owners: await tx.rows<StoredOwner>(storedOwners, byCode),
    liability: await tx.rows<StoredLiability>(storedLiability, byCode),
    quarantined: await tx.rows<StoredHouseholds['quarantined'][number]>(storedQuarantined, byCode),
    parties: await tx.rows<StoredParty>(storedParties, byName),
    contacts: await tx.rows<StoredContact>(storedContacts, byName),
    members: await tx.rows<StoredMember>(storedMembers, byName),
  }
}

function namesIn(row: HouseholdRow): string[] {
  const others = [row.tenant?.name, row.developer?.name].filter((name) => name !== undefined)
  return [...row.owners.map((owner) => owner.name), ...others]
}
