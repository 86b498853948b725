import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { addDays, type Day } from '../../../rules/day.ts'
import { batchWriter } from '../batch.ts'
import { type TransferInput, transferInput } from '../model.ts'
import { parsed } from '../parsed.ts'
import { rosterProblems } from '../problems.ts'
import { saveHouseholds } from './save-households.ts'

const lockCommunity = sqlFile(import.meta.url, '../sql/lock-community.sql')
const premisesCode = sqlFile(import.meta.url, '../sql/premises-code.sql')
const openOwnership = sqlFile(import.meta.url, '../sql/open-ownership.sql')
const openLiability = sqlFile(import.meta.url, '../sql/open-liability.sql')
const closeOwnership = sqlFile(import.meta.url, '../sql/close-ownership.sql')
const closeLiability = sqlFile(import.meta.url, '../sql/close-liability.sql')

type Open = { id: string; fromDay: Day }

/**
 * The premises change hands: the present owners and payers end the day before `day`, the new owners begin on it. What
 * the old household owes stays theirs (民法典 第五百五十一条: a debt moves only with the creditor's consent). A tenant's agreement
 * ends with the old owners; a new one is recorded anew. Days from `day` on that were billed already are charged again to the
 * new household by the ledger's `rechargePosted`, at the next billing or dunning run. Refused when the present owners began on `day` or later.
 */
export async function transferOwnership(tx: Tx, input: TransferInput): Promise<{ closed: number }> {
  const given = parsed(transferInput, input)
  const { communityId, premisesId, day, newOwners } = given
  const here = { community: communityId, premises: premisesId }
  await tx.row(lockCommunity, { community: communityId })
  const premises = await tx.row<{ code: string }>(premisesCode, here)
  if (!premises) throw rosterProblems.premises_not_found({ code: premisesId })
  const ownership = await tx.rows<Open>(openOwnership, here)
  const liability = await tx.rows<Open>(openLiability, here)
  const last = addDays(day, -1)
  for (const { fromDay } of [...ownership, ...liability]) {
    if (fromDay > last) throw rosterProblems.transfer_before_ownership({ day, from: fromDay })
  }
  const batch = batchWriter(tx, communityId, undefined)
  const ended = (open: Open) => ({ id: open.id, to_day: last })
  await batch.write(closeOwnership, ownership.map(ended))
  await batch.write(closeLiability, liability.map(ended))
  await saveHouseholds(tx, communityId, [
    { premisesCode: premises.code, owners: newOwners, fromDay: day, source: 'owner' },
  ])
  tx.audit({
    communityId,
    action: 'roster.transfer_ownership',
    subject: `premises:${premises.code}`,
    facts: { day, closed: ownership.length, opened: newOwners.length },
  })
  return { closed: ownership.length }
}
