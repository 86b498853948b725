/**
 * The account (户) of a room and a day: of whoever is liable on that day. A room that has never been billed gets its
 * account here, so that money can be taken before the first bill. Problems: account_not_found.
 */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'
import { parseRoom } from '../../../rules/room.ts'
import { ledgerProblems } from '../problems.ts'

const FIND_LIABLE = sqlFile(import.meta.url, '../sql/find-liable.sql')
const ACCOUNT_OF = sqlFile(import.meta.url, '../sql/account-of.sql')
const INSERT_ACCOUNTS = sqlFile(import.meta.url, '../sql/insert-accounts.sql')

/** `room` in any spelling: 3-2-1502, 3栋2单元1502室. */
export async function findAccount(
  tx: Tx,
  input: { communityId: string; room: string; day: Day },
): Promise<string> {
  const name = parseRoom(input.room)
  const code = 'problem' in name ? input.room : name.code
  const row = await tx.row<{ premises_id: string; household_id: string | null }>(FIND_LIABLE, {
    community_id: input.communityId,
    code,
    day: input.day,
  })
  if (!row || row.household_id === null) throw ledgerProblems.account_not_found({ account: input.room })
  return openAccount(tx, input.communityId, row.premises_id, row.household_id)
}

/** The account of premises and household, opened when it is new. */
export async function openAccount(
  tx: Tx,
  communityId: string,
  premisesId: string,
  householdId: string,
): Promise<string> {
  const key = { community_id: communityId, premises_id: premisesId, household_id: householdId }
  const known = await tx.row<{ account_id: string }>(ACCOUNT_OF, key)
  if (known) return known.account_id
  await tx.rows(INSERT_ACCOUNTS, {
    community_id: communityId,
    company_id: tx.companyId,
    accounts: JSON.stringify([{ id: tx.newId(), premises_id: premisesId, household_id: householdId }]),
  })
  tx.audit({ communityId, action: 'ledger.open_account', subject: `premises:${premisesId}` })
  const opened = await tx.row<{ account_id: string }>(ACCOUNT_OF, key)
  if (!opened) throw new Error('account vanished')
  return opened.account_id
}
